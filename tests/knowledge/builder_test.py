"""train/kilde_train/entities: folding, dates, roles, terms of office, joining; and the tables of data/entities."""
import collections
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "train"))
from kilde_train.entities import merge, mixed, organisations, own, people, spelt  # noqa: E402
from kilde_train.entities.fold import fold  # noqa: E402
from kilde_train.entities.model import LATIN, Entity, table  # noqa: E402

TABLES = ROOT / "data" / "entities"
DATA = ROOT.parent / "shared" / "data"


def person(id, name, offices=(), country="NO"):
    e = Entity(id, "person", country)
    e.add(name, ["en"], preferred=True)
    e.offices = list(offices)
    return e


class Builder(unittest.TestCase):
    def test_folds_names_as_the_program_does(self):
        for name, folded in [("Côte d’Ivoire", "cote divoire"), ("Øst-Jylland", "ost jylland"),
                             ("Королёв", "королев"), (" Saint -  Étienne ", "saint etienne"), ("FN:s", "fns")]:
            self.assertEqual(fold(name), folded)

    def test_reads_dates(self):
        self.assertEqual(people.date("2019-05-20"), (2019, 5, 20))
        self.assertEqual(people.date("20 May 2019"), (2019, 5, 20))
        self.assertEqual(people.date("2019"), (2019, 0, 0))
        self.assertIsNone(people.date("soon"))

    def test_finds_roles_of_titles(self):
        roles = people.Roles(TABLES / "roles.tsv", {"France": "FR", "Norway": "NO"})
        for title, role, land in [("President", "president", None), ("President of France", "president", "FR"),
                                  ("head of government of Norway: Prime Minister", "prime-minister", "NO"),
                                  ("Minister of Foreign Affairs", "foreign-minister", None),
                                  ("Federal Minister of Defence", "defence-minister", None),
                                  ("Deputy Prime Minister", "deputy-prime-minister", None)]:
            found, code = roles.find(title)
            self.assertEqual((found["role"], code), (role, land), title)
        for title in ("President of the Senate", "Lord Privy Seal"):
            self.assertIsNone(roles.find(title)[0], title)

    def test_ends_a_term_where_the_next_begins(self):
        first = person("Q1", "A B", [("president", "NO", (2010, 0, 0), None)])
        second = person("Q2", "C D", [("president", "NO", (2014, 1, 2), None)])
        minister = person("Q3", "E F", [("minister", "NO", (2010, 0, 0), None)])
        own.close_terms([first, second, minister], {"president"})
        self.assertEqual(first.offices[0][3], (2014, 1, 2))
        self.assertIsNone(second.offices[0][3])
        self.assertIsNone(minister.offices[0][3])  # there may be many

    def test_joins_one_number_but_not_what_lies_apart(self):
        def place(id, lat):
            e = Entity(id, "place", size="town", wikidata="Q9")
            e.add("Fjordby")
            e.point(lat, 10)
            return e
        near = merge.by_number([place("gn:1", 60), place("wof:2", 60.1)])
        self.assertEqual([e.other_ids for e in near], [{"wof:2"}])
        self.assertEqual(len(merge.by_number([place("gn:1", 60), place("wof:2", 50)])), 2)

    def test_tells_one_term_once(self):
        e = person("Q1", "A B", [("president", "NO", (2019, 0, 0), None), ("president", "NO", (2019, 5, 20), None),
                                 ("president", "NO", (2014, 0, 0), (2018, 0, 0))])
        own.merge_terms([e])
        self.assertEqual(sorted(e.offices), [("president", "NO", (2014, 0, 0), (2018, 0, 0)),
                                             ("president", "NO", (2019, 5, 20), None)])

    def test_joins_holders_of_one_office(self):
        king = [("monarch", "NO", (1991, 1, 17), None)]
        same = merge.office_holders([person("Q1", "A B", king), person("person:a", "A B", king, country="")])
        self.assertEqual([e.id for e in same], ["Q1"])
        self.assertEqual(len(merge.office_holders([person("Q1", "A B", king), person("person:a", "A B")])), 2)

    def test_drops_names_of_towns_elsewhere_from_areas(self):
        town = Entity("gn:1", "place", "NO", size="town")
        town.prominence = 150
        area = Entity("iso:1", "place", "NO", size="region")
        area.prominence = 140
        for e, names in ((town, ["Storby"]), (area, ["Fjellmark", "Storby", "Фьелльмарк"])):
            for name in names:
                e.add(name, ["en"], preferred=True)
        mixed.mend([town, area])
        self.assertEqual(list(area.names), ["Fjellmark", "Фьелльмарк"])
        self.assertEqual(area.prominence, 140)

    def test_places_an_area_below_the_town_of_its_name(self):
        town, area = (Entity(id, "place", "NO", size=size) for id, size in (("gn:1", "town"), ("wof:1", "district")))
        for e in (town, area):
            e.prominence = 120
            e.add("Storby", ["en"], preferred=True)
        mixed.mend([town, area])
        self.assertEqual(area.prominence, 95)

    def test_takes_no_village_for_the_seat_of_millions(self):
        town, area = (Entity(id, "place", "US", size=size) for id, size in (("gn:1", "town"), ("iso:1", "region")))
        for e, people_of in ((town, 12_000), (area, 39_000_000)):
            e.prominence, e.population = 120, people_of
            e.add("Storstat", ["en"], preferred=True)
        mixed.mend([town, area])
        self.assertEqual(area.prominence, 120)

    def test_takes_no_latin_capitals_for_cyrillic_ones(self):
        self.assertEqual(organisations.cyrillic("Би-би-си|ВВС", {"BBC"}), "Би-би-си")
        self.assertEqual(organisations.cyrillic("ТАСС", {"TASS"}), "ТАСС")

    def test_spells_names_in_latin_letters(self):
        e = Entity("gn:1", "place", "UA", size="town")
        e.population = 6000
        e.add("Вишнівка", ["uk"], preferred=True)
        spelt.add([e], ROOT / "data" / "transliteration")
        self.assertIn("Vyshnivka", e.hidden)
        self.assertIn("Wyschniwka", e.hidden)
        self.assertLessEqual(len(e.hidden), 2 * spelt.MOST)

    def test_prefers_the_first_name_of_a_language(self):
        e = Entity("Q1", "person")
        e.add("Aleksandr", ["da"], preferred=True)
        e.add("Alexander", LATIN, preferred=True)
        self.assertEqual(e.names["Aleksandr"], [1, 1])
        self.assertEqual(e.names["Alexander"][1] & 1, 0)
        self.assertTrue(e.names["Alexander"][1])


class Tables(unittest.TestCase):
    def test_have_as_many_fields_as_columns(self):
        for path in sorted(TABLES.glob("*.tsv")):
            lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
            columns = len(lines[0].split("\t"))
            for line in lines:
                self.assertLessEqual(len(line.split("\t")), columns, f"{path.name}: {line}")

    def test_give_a_number_once(self):
        seen = collections.Counter()
        for name, column in [("persons", "id"), ("organisations", "wikidata"), ("places", "wikidata"),
                             ("linked", "wikidata")]:
            for row in table(TABLES / f"{name}.tsv"):
                if row[column].startswith("Q"):
                    self.assertRegex(row[column], r"^Q[1-9][0-9]*$")
                    seen[row[column]] += 1
        self.assertEqual([q for q, n in seen.items() if n > 1], [])

    def test_name_roles_that_are_known(self):
        roles = {row["role"] for row in table(TABLES / "roles.tsv")}
        for row in table(TABLES / "offices.tsv"):
            self.assertIn(row["role"], roles)
            self.assertIsNotNone(people.date(row["from"]), row)
            self.assertTrue(not row["to"] or people.date(row["from"]) <= people.date(row["to"]), row)

    def test_give_persons_ids_that_fit_their_names(self):
        for row in table(TABLES / "persons.tsv"):
            self.assertTrue(re.match(r"Q\d+$|person:[a-z-]+$", row["id"]), row["id"])


class Sources(unittest.TestCase):
    @unittest.skipUnless(DATA.exists(), f"{DATA} is absent")
    def test_give_countries_their_names_and_numbers(self):
        from kilde_train.entities import places
        numbers = {"": list(table(TABLES / "countries.tsv"))}
        found = places.countries(DATA, numbers)
        self.assertEqual(found["BY"].wikidata, "Q184")
        self.assertIn("Hviderusland", found["BY"].names)
        self.assertEqual({row["iso2"] for row in numbers[""]} - set(found), set())


if __name__ == "__main__":
    unittest.main()

"""kilde entity: what the base knows by a name, an id or an office."""
import json
import re
import shutil
import unittest

from program import Case, ROOT


class Entity(Case):
    def objects(self, *args):
        code, out, lines = self.run_kilde("entity", "--format", "json", *args)
        self.assertEqual((code, lines), (0, []))
        return [json.loads(line) for line in out.decode().splitlines()]

    def test_name_in_any_language_is_one_thing(self):
        found = {self.objects(name)[0]["id"] for name in ("Hviderusland", "Belarus", "Білорусь")}
        self.assertEqual(found, {"country:BY"})

    def test_id_and_language(self):
        known, = self.objects("--lang", "da", "country:DE")
        self.assertEqual((known["name"], known["kind"], known["country"]),
                         ("Tyskland", "place", "DE"))
        self.assertEqual(known["precision"], "country")
        self.assertIn("Deutschland", [name["text"] for name in known["names"]])

    def test_namesakes_come_by_weight(self):
        weights = [known["prominence"] for known in self.objects("Paris")]
        self.assertGreater(len(weights), 1)
        self.assertEqual(weights, sorted(weights, reverse=True))

    def test_family_name_in_any_script(self):
        whole = self.objects("president:UA", "--date", "2022-12")[0]["id"]
        for name in ("Zelenskyj", "Зеленський"):
            self.assertIn(whole, [known["id"] for known in self.objects(name)])

    def test_office_at_a_date(self):
        then = self.objects("--date", "2022-12", "president:UA")[0]
        before = self.objects("--date", "2016-12", "president:UA")[0]
        self.assertNotEqual(then["id"], before["id"])
        self.assertIn(("president", "UA"), [(o["role"], o["country"]) for o in then["offices"]])

    def test_text_is_plain_and_fits_the_width(self):
        code, out, _ = self.run_kilde("entity", "Minsk", env={"COLUMNS": "60"})
        lines = out.decode().splitlines()
        self.assertEqual(code, 0)
        self.assertIn("Minsk", lines[0])
        self.assertNotIn("\x1b", out.decode())
        self.assertLessEqual(max(len(line) for line in lines if line.startswith("  names")), 60)

    def test_unknown_name_does_not_stop_the_others(self):
        code, out, lines = self.run_kilde("entity", "Qwxzzyk", "Minsk")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "not found", "Qwxzzyk")
        self.assertIn("Minsk", out.decode())

    # What a linker's source gives as the way in which something was linked.
    WAY = re.compile(r'(?:\b(?:link|mark|add)\([^;]*, |\bby = [^;]*|, false, |kListed = |kUserList = |kInstitution = )"([a-z ]+)"')

    def test_every_way_of_linking_is_explained(self):
        sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src/extract/link").glob("*.cc")
                   if not path.name.endswith("_test.cc")]
        ways = {way for source in sources for way in self.WAY.findall(source)} | {"full name"}
        self.assertGreaterEqual(len(ways), 15, ways)
        told = re.findall(r'^    \{"([a-z ]+)", "', (ROOT / "cli/entity_in_report.cc").read_text(), re.M)
        line = re.search(r"^\| \*\*link\*\* .*$", (ROOT / "docs/words.md").read_text(), re.M).group()
        words = re.findall("`([a-z ]+)`", line.split("shared id:")[1])
        self.assertEqual(ways, set(told))
        self.assertEqual(ways, set(words))

    LIST = ("id\tname\tkind\taliases\tcountry\tlat\tlon\n"
            "town:my\tMinsk\torganisation\tMinsk Forlag|Mforlag\tDK\t55.5\t12.25\n")

    def test_own_list_goes_first(self):
        name = self.write("own.tsv", self.LIST)
        known = self.objects("Minsk", "--entities", name)
        self.assertEqual([one["id"] for one in known[:2]], ["town:my", "gn:625144"])
        self.assertEqual((known[0]["kind"], known[0]["lat"], known[0]["from"]),
                         ("organisation", 55.5, "user list"))
        self.assertEqual([one["id"] for one in self.objects("mforlag", "--entities", name)],
                         ["town:my"])
        out = self.run_kilde("entity", "town:my", "--entities", name)[1].decode()
        self.assertIn("Minsk  organisation, DK, town:my", out)
        self.assertIn("Minsk Forlag; Mforlag", out)

    def test_own_list_wins_in_reading(self):
        name = self.write("own.tsv", self.LIST)
        text = self.write("a.txt", "Direktør Vera Nordvang siger, at Minsk vokser. "
                                   "Mforlag holder til i København.")
        code, out, lines = self.run_kilde("read", "--lang", "da", "--format", "json",
                                          "--entities", name, text)
        self.assertEqual((code, self.failures(lines)), (0, []))
        mine = [one for one in json.loads(out)["entities"] if one["id"] == "town:my"]
        self.assertEqual([(one["kind"], one["link"], len(one["mentions"])) for one in mine],
                         [("organisation", "user list", 2)])

    REPORT = ("Præsident Lukasjenko rejste mandag fra Minsk til Paris.\n"
              "Hviderussere i Minsk protesterede, siger Vera Nordvang.")

    def test_whom_a_report_means_and_why(self):
        text = self.write("a.txt", self.REPORT)
        minsk, = self.objects("Minsk", "--in", text)
        self.assertEqual((minsk["id"], minsk["link"]), ("gn:625144", "name"))
        self.assertEqual([(one["text"], one["span"]) for one in minsk["mentions"]],
                         [("Minsk", [39, 44]), ("Minsk", [71, 76])])
        first, *others = minsk["candidates"]
        self.assertEqual((first["id"], first["by"]), ("gn:625144", "Minsk"))
        self.assertEqual(first["score"], sum(first["points"].values()))
        self.assertGreater(first["points"]["scene"], 0)
        scores = [one["score"] for one in minsk["candidates"]]
        self.assertGreater(len(others), 0)
        self.assertEqual(scores, sorted(scores, reverse=True))
        self.assertEqual(len(self.objects("Minsk", "--in", text, "--limit", "1")[0]["candidates"]), 1)
        by_other_name, = self.objects("Мінськ", "--in", text)
        self.assertEqual(by_other_name, minsk)

    def test_everybody_whom_a_report_names(self):
        text = self.write("a.txt", self.REPORT)
        found = {one["id"]: one["link"] for one in self.objects("--in", text)}
        self.assertEqual(found["gn:625144"], "name")
        self.assertNotIn("", found.values())
        out = self.run_kilde("entity", "--in", text)[1].decode()
        self.assertIn("Minsk  place, BY, gn:625144", out)
        self.assertIn("39\u201344  ", out)
        self.assertIn("prominence ", out)

    def test_whom_no_report_names(self):
        text = self.write("a.txt", self.REPORT)
        code, out, lines = self.run_kilde("entity", "--in", text, "Vera Nordvang", "Qwxzzyk")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "not found", "Qwxzzyk")
        self.assertIn("not linked", out.decode())
        code, out, lines = self.run_kilde("entity", "Minsk", "--in", "none.txt")
        self.assertEqual((code, out), (1, b""))
        self.assertTrue(any("none.txt" in line for line in lines), lines)
        code, out, lines = self.run_kilde("entity")
        self.assertEqual((code, out), (2, b""))

    def test_wrong_list_stops_before_reading(self):
        rows = "".join(f"plain\tN{n}\tfirm\n" for n in range(15))
        name = self.write("own.tsv", "id\tname\tkind\n" + rows)
        text = self.write("a.txt", "Ja.")
        for command in (("read", text), ("entity", "Minsk")):
            code, out, lines = self.run_kilde(*command, "--entities", name)
            self.assertEqual((code, out), (2, b""), command)
            self.assertEqual(len(lines), 21)
            self.assertIn("own.tsv:2: expected an id", lines[0])
            self.assertIn("found 'firm'", lines[1])
            self.assertIn("and 10 more errors", lines[-1])
            self.assertEqual([line for line in lines if not line.startswith("kilde: ")], [])
            code, out, lines = self.run_kilde(*command, "--entities", "none.tsv")
            self.assertEqual((code, out), (2, b""))
            self.assert_one_failure(lines, "none.tsv")

    def test_empty_list_changes_nothing(self):
        name = self.write("own.tsv", "")
        self.assertEqual(self.objects("Minsk"), self.objects("Minsk", "--entities", name))

    def test_unknown_language_is_wrong_usage(self):
        code, out, lines = self.run_kilde("entity", "--lang", "xx", "Minsk")
        self.assertEqual((code, out), (2, b""))
        self.assert_one_failure(lines, "--lang", "da", "'xx'")

    def test_namesakes_in_text_are_limited(self):
        more = len(self.objects("Springfield")) - 1
        self.assertGreater(more, 3)
        out = self.run_kilde("entity", "--limit", "3", "Springfield")[1].decode()
        self.assertTrue(out.endswith(f"    and {more - 3} more\n"), out)
        self.assertEqual(out.count("\n    Springfield"), 3)
        self.assertNotIn(" more\n", self.run_kilde("entity", "--limit", "999",
                                                   "Springfield")[1].decode())

    def test_doctor_tells_size_and_date_of_the_base(self):
        out = self.run_kilde("doctor")[1].decode()
        self.assertRegex(out, r"entities: [1-9]\d+ known, data of \d{4}-\d\d-\d\d")

    def test_broken_base_is_told(self):
        root = self.path / "root"
        shutil.copytree(ROOT / "data", root / "data")
        (root / "models").symlink_to(ROOT / "models")
        base = root / "data" / "entities" / "base.kmod"
        base.write_bytes(base.read_bytes()[:5000])
        for command in (("entity", "Minsk"), ("doctor",)):
            code, out, lines = self.run_kilde(*command, env={"KILDE_DATA": str(root)})
            self.assertEqual(code, 1, command)
            self.assertIn("entities", "\n".join([out.decode(), *lines]))


if __name__ == "__main__":
    unittest.main()

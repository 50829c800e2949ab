"""kilde diff: what changed between versions of a report."""
import html
import json
import re
import unittest

from program import Case
from schemas import faults, validator

# lang, older, newer, what of the first claim is different, the kind of correction that the newer names
VERSIONS = [
    ("da", "Broen over Sønderå er lukket i tre uger, siger ingeniør Asta Vang. Vejret er godt.",
     "Broen over Sønderå er lukket i fem uger, siger ingeniør Asta Vang. Vejret er godt.\n\n"
     "Rettelse: I en tidligere version stod der tre uger.", {"number": ("tre", "fem")}, "corrected"),
    ("nb", "Broen over Sørelva er stengt i 14 dager, sier ingeniør Asta Vang. Været er fint.",
     "Broen over Sørelva er stengt i 21 dager, sier ingeniør Asta Vang. Været er fint.\n\n"
     "RETTELSE: I en tidligere versjon sto det 14 dager.", {"number": ("14", "21")}, "corrected"),
    ("sv", "Bron över Söderån är stängd i 14 dagar, säger ingenjören Asta Vang. Vädret är fint.",
     "Bron över Söderån är stängd i 21 dagar, säger ingenjören Asta Vang. Vädret är fint.\n\n"
     "Rättelse: I en tidigare version stod det 14 dagar.", {"number": ("14", "21")}, "corrected"),
    ("en", "The bridge over the Souther is closed for 14 days, engineer Asta Vang said. The weather is fine.",
     "The bridge over the Souther is closed for 21 days, engineer Asta Vang said. The weather is fine.\n\n"
     "Correction: An earlier version of this article said 14 days.", {"number": ("14", "21")}, "corrected"),
    ("de", "Die Brücke über die Südau ist für 14 Tage gesperrt, sagt die Ingenieurin Asta Vang. Das Wetter ist gut.",
     "Die Brücke über die Südau ist für 21 Tage gesperrt, sagt die Ingenieurin Asta Vang. Das Wetter ist gut.\n\n"
     "Korrektur: In einer früheren Version stand 14 Tage.", {"number": ("14", "21")}, "corrected"),
    ("ru", "Мост через Южную закрыт на 14 дней, сообщила инженер Аста Ванг. Погода хорошая.",
     "Мост через Южную закрыт на 21 день, сообщила инженер Аста Ванг. Погода хорошая.\n\n"
     "Уточнение: в первой версии заметки говорилось о 14 днях.", {"number": ("14 дней", "21 день")}, "corrected"),
    ("uk", "Міст через Південну закрито на 14 днів, повідомила інженерка Аста Ванг. Погода гарна.",
     "Міст через Південну закрито на 21 день, повідомила інженерка Аста Ванг. Погода гарна.\n\n"
     "Уточнення: у першій версії йшлося про 14 днів.", {"number": ("14 днів", "21 день")}, "corrected"),
]


class Diff(Case):
    def add(self, *reports):
        self.write("in.jsonl", "".join(json.dumps(r) + "\n" for r in reports))
        self.assertEqual(self.run_kilde("add", "--quiet", "in.jsonl")[0], 0)

    def diff(self, *args):
        code, out, lines = self.run_kilde("diff", *args)
        self.assertEqual((code, lines), (0, []))
        return out.decode()

    def as_json(self, *args):
        found = json.loads(self.diff("--format", "json", *args))
        self.assertEqual(faults(validator("diff"), found), [])
        return found

    def test_a_number_and_a_correction_in_every_language(self):
        for lang, old, new, fields, kind in VERSIONS:
            with self.subTest(lang=lang):
                self.add({"id": lang, "lang": lang, "text": old}, {"id": lang, "lang": lang, "text": new})
                found = self.as_json(lang)
                changes = [c for c in found["claims"] if c["change"] == "altered"]
                self.assertEqual(len(changes), 1, found["claims"])
                told = {f["field"]: (f["before"], f["after"]) for f in changes[0]["fields"]}
                self.assertEqual({k: told.get(k) for k in fields}, fields)
                self.assertEqual([c["kind"] for c in found["corrections"]], [kind])
                begin, end = found["corrections"][0]["span"]
                self.assertEqual(new[begin:end], new.split("\n\n")[1])
                altered = [t for t in found["text"] if t["change"] == "altered"]
                self.assertEqual(len(altered), 1)
                words = altered[0]["words"][0]
                self.assertIn(old[slice(*words["before"])], fields["number"][0])

    def three(self):
        self.add({"id": "w1", "lang": "da", "publisher": "Havneposten", "title": "Bro lukket", "date": "2023-05-16T08:00",
                  "text": "Broen er lukket, siger Asta Vang. Den åbner mandag."},
                 {"id": "w1", "lang": "da", "publisher": "Havneposten", "title": "Bro åben", "date": "2023-05-17T08:00",
                  "text": "Broen er åben, siger Bo Holm. Den lukker på tirsdag."},
                 {"id": "w1", "lang": "da", "publisher": "Havneposten", "title": "Bro åben", "date": "2023-05-17T09:00",
                  "text": "Broen er åben, siger Bo Holm. Den lukker på tirsdag. Redaktionen beklager."})

    def test_which_versions(self):
        self.three()
        for args, versions in ((("w1",), (2, 3)), (("w1@2",), (1, 2)), (("w1@1", "w1@3"), (1, 3)), (("w1@3", "w1@1"), (3, 1))):
            found = self.as_json(*args)
            self.assertEqual((found["before"]["version"], found["after"]["version"]), versions)

    def test_sources_and_times(self):
        self.three()
        found = self.as_json("w1@2")
        self.assertEqual([c["change"] for c in found["claims"]], ["altered"])
        fields = {f["field"]: (f["before"], f["after"]) for f in found["claims"][0]["fields"]}
        self.assertEqual(fields["source"], ("Asta Vang", "Bo Holm"))
        self.assertTrue(any(t["change"] in ("altered", "added") for t in found["times"]), found["times"])

    def test_text_is_for_people(self):
        self.three()
        plain = self.diff("--width", "60", "w1@2")
        self.assertNotIn("\x1b", plain)
        for words in ("w1 · version 1 -> 2 · Havneposten", "[-lukket-] {+åben+}", "- Bro lukket", "+ Bro åben",
                      "source      Asta Vang -> Bo Holm"):
            self.assertIn(words, plain)
        self.assertLessEqual(max(map(len, plain.splitlines())), 60)
        colored = self.diff("--color", "always", "w1@2")
        self.assertIn("\x1b[9;31mlukket\x1b[0m", colored)
        self.assertIn("\x1b[1;32måben\x1b[0m", colored)
        self.assertNotIn("[-", colored)

    def test_html_is_a_page_of_its_own(self):
        self.add({"id": "w1", "lang": "en", "text": "The <b>bridge</b> is closed. It rains & snows."},
                 {"id": "w1", "lang": "en", "text": "The <b>bridge</b> is open. It rains & snows. New."})
        page = self.diff("--format", "html", "w1")
        self.assertIn("<del>closed</del><ins>open</ins>", page)
        self.assertIn("<ins>New.</ins>", page)
        self.assertNotIn("<b>", page)
        self.assertNotRegex(page, r"<script|src=|https?://")
        body = re.search(r'<div class="text"[^>]*>(.*?)</div>', page, re.S)[1]
        newer = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<del>.*?</del>", "", body)))
        self.assertEqual(newer, "The <b>bridge</b> is open. It rains & snows. New.")

    def test_offsets_in_bytes(self):
        self.add({"id": "w1", "lang": "da", "text": "Ærø er lukket."}, {"id": "w1", "lang": "da", "text": "Ærø er åben."})
        points, in_bytes = self.as_json("w1"), self.as_json("--offsets", "bytes", "w1")
        self.assertEqual(points["text"][0]["after"], [0, len("Ærø er åben.")])
        self.assertEqual(in_bytes["text"][0]["after"], [0, len("Ærø er åben.".encode())])

    def test_odd_texts(self):
        texts = ["", "\0\x1b[31m \u202e", "a" * 5000, "?" * 300, "\n\n\n", "Ja. " * 500]
        for text in texts:
            self.add({"id": "odd", "lang": "en", "text": text or " "}, {"id": "odd", "lang": "en", "text": text + "\nMore."})
            for args in ((), ("--format", "json"), ("--format", "html")):
                out = self.diff(*args, "odd")
                self.assertNotIn("\x1b", out)

    def test_nothing_to_compare(self):
        self.add({"id": "w1", "lang": "da", "text": "Broen er lukket."})
        for args, told in ((("w1",), "w1"), (("w2",), "w2"), (("w1", "w1@7"), "w1@7")):
            code, out, lines = self.run_kilde("diff", *args)
            self.assertEqual((code, out), (1, b""))
            self.assert_one_failure(lines, told)
        self.assertEqual(self.run_kilde("diff")[0], 2)
        self.assertEqual(self.run_kilde("diff", "w1", "w1", "w1")[0], 2)
        code, _, lines = self.run_kilde("diff", "--ledger", "none.db", "w1")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "none.db")
        code, _, lines = self.run_kilde("diff", "--output", "/dev/full", "w1", "w1")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "/dev/full")


if __name__ == "__main__":
    unittest.main()

"""kilde lineage: trees for people, a line a report for programs."""
import json
import re
import unittest

from page import Page
from program import Case, ROOT

STORY = "Broen over Sønderå blev lukket tirsdag morgen efter et fund af revner i den ene pille. "
MORE = "Ingeniør Asta Vang venter, at arbejdet vil tage tre uger og koste kommunen to millioner. "


class Lineage(Case):
    def lines(self, *reports):
        self.write("in.jsonl", "".join(json.dumps(r) + "\n" for r in reports))
        code, out, lines = self.run_kilde("lineage", "--format", "json", "in.jsonl")
        self.assertEqual((code, self.failures(lines)), (0, []))
        return [json.loads(line) for line in out.decode().splitlines()]

    def test_follows_a_passage_to_where_it_began(self):
        own = "Borgmester Bo Holm har ikke villet svare på spørgsmål om tilsynet med broen. "
        found = self.lines({"id": "a", "text": STORY + MORE, "date": "2023-05-16T08:00Z"},
                           {"id": "b", "text": own + MORE, "date": "2023-05-16T09:00Z"})
        self.assertEqual([r["parent"] for r in found], [None, "a"])
        copy, = found[1]["copies"]
        self.assertEqual((own + MORE)[slice(*copy["span"])], MORE.strip())
        self.assertEqual((STORY + MORE)[slice(*copy["from_span"])], MORE.strip())
        self.assertEqual((copy["origin"], found[1]["origins"]), ("a", ["a"]))

    def test_offsets_in_bytes(self):
        self.write("in.jsonl", json.dumps({"text": STORY}) + "\n" + json.dumps({"text": STORY + MORE}) + "\n")
        _, out, _ = self.run_kilde("lineage", "--format", "json", "--offsets", "bytes", "in.jsonl")
        copies = [c for line in out.decode().splitlines() for c in json.loads(line)["copies"]]
        self.assertEqual(len(copies), 1)
        self.assertEqual(copies[0]["span"], [0, len(STORY.strip().encode())])

    def test_a_broken_line_is_named_and_the_rest_done(self):
        code, out, lines = self.run_kilde("lineage", "--format", "json", "--quiet", "-",
                                          stdin=b"{\"text\": \"Han kom.\"}\n{broken\n")
        self.assertEqual((code, len(out.splitlines())), (1, 1))
        self.assert_one_failure(lines, "standard input:2")

    def test_text_is_a_tree(self):
        code, out, _ = self.run_kilde("lineage", "--width", "80", str(ROOT / "examples/wire.jsonl"))
        text = out.decode()
        self.assertEqual(code, 0)
        self.assertIn("\n  Fjordbladet", text)
        self.assertIn("\n    Øens Avis", text)
        self.assertNotIn("\x1b", text)
        self.assertLessEqual(max(map(len, text.splitlines())), 80)

    def page(self, *reports):
        self.write("in.jsonl", "".join(json.dumps(r) + "\n" for r in reports))
        code, out, lines = self.run_kilde("lineage", "--format", "html", "in.jsonl")
        self.assertEqual((code, self.failures(lines)), (0, []))
        text = out.decode()
        parsed = Page(text)
        self.assertEqual(parsed.open, [])
        for link in parsed.links:
            self.assertIn(link[1:], parsed.ids)
        for tag in ("script", "img", "iframe", "link"):
            self.assertNotIn(tag, parsed.tags)
        self.assertIn("default-src 'none'", text)
        return text

    def test_side_by_side_with_the_passages_joined(self):
        own = "Borgmester Bo Holm har ikke villet svare på spørgsmål om tilsynet med broen. "
        text = self.page({"id": "a", "publisher": "Ritzau", "text": STORY + MORE, "date": "2023-05-16T08:00Z"},
                         {"id": "b", "publisher": "Sundposten", "text": own + MORE, "date": "2023-05-16T09:00Z"})
        passages = re.findall(r"<span class=\"took[^\"]* k1\">([^<]*)</span>", text)
        self.assertEqual(passages, [MORE.strip()] * 2)
        for place, other in (("p1f1", "p1t1"), ("p1t1", "p1f1")):
            self.assertIn(f"id=\"{place}\" href=\"#{other}\"", text)
        self.assertLess(text.index("Ritzau · 2023"), text.index("Sundposten · 2023-05-16T09:00Z</bdi></h3>"))

    def test_hostile_texts_stay_texts(self):
        evil = "<script>alert(1)</script> & \"x\" onclick=y> "
        text = self.page({"id": evil, "publisher": evil, "title": evil, "text": evil + STORY + MORE, "lang": "<b>"},
                         {"id": "b", "publisher": "</style>", "text": evil + STORY + MORE + evil})
        self.assertIn("&lt;script&gt;", text)

    def test_of_large_texts_what_stands_around_passages(self):
        filler = "".join(f"Nummer {i} af de mange sætninger, som ingen andre har. " for i in range(2000))
        text = self.page({"id": "a", "text": filler + STORY + MORE, "date": "2023-05-16"},
                         {"id": "b", "text": STORY + MORE, "date": "2023-05-17"})
        self.assertLess(len(text), 30_000)
        self.assertRegex(text, r"<span class=\"gap\">… \d+ bytes …</span>")

    def test_a_page_without_pairs(self):
        self.assertIn("0 pairs", self.page({"id": "a", "text": STORY}))

    def test_nothing_to_read(self):
        self.write("empty.jsonl", "")
        code, out, lines = self.run_kilde("lineage", "empty.jsonl")
        self.assertEqual((code, out.decode()), (1, "0 reports, 0 made from no other here, 0 of these copied by nobody\n"))
        self.assert_one_failure(lines, "empty.jsonl")


if __name__ == "__main__":
    unittest.main()

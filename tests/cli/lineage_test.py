"""kilde lineage: trees for people, a line a report for programs."""
import json
import unittest

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

    def test_nothing_to_read(self):
        self.write("empty.jsonl", "")
        code, out, lines = self.run_kilde("lineage", "empty.jsonl")
        self.assertEqual((code, out.decode()), (1, "0 reports, 0 made from no other here, 0 of these copied by nobody\n"))
        self.assert_one_failure(lines, "empty.jsonl")


if __name__ == "__main__":
    unittest.main()

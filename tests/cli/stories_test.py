"""kilde stories: a block a story for people, a line a report for programs."""
import json
import unittest

from program import Case, ROOT

REPORTS = ROOT / "tests" / "stories" / "development.jsonl"


class Stories(Case):
    def take(self, *stories):
        """Writes the reports of some stories of the development set -> {id: story}"""
        lines = [line for line in REPORTS.read_text().splitlines() if json.loads(line)["story"] in stories]
        self.write("in.jsonl", "".join(line + "\n" for line in lines))
        return {r["id"]: r["story"] for r in map(json.loads, lines)}

    def stories(self, *args, **kwargs):
        code, out, lines = self.run_kilde("stories", "--format", "json", *args, **kwargs)
        self.assertEqual((code, self.failures(lines)), (0, []))
        return [json.loads(line) for line in out.decode().splitlines()]

    def test_reports_of_all_languages_go_together(self):
        gold = self.take("d01", "d02", "d15")
        found = self.stories("in.jsonl")
        self.assertEqual([r["id"] for r in found], list(gold))
        story = {r["id"]: r["story"] for r in found}
        for a in gold:
            for b in gold:
                self.assertEqual(story[a] == story[b], gold[a] == gold[b], (a, b))

    def test_a_story_is_named_after_its_first_report(self):
        self.take("d13")
        names = {r["story"] for r in self.stories("in.jsonl")}
        self.assertEqual(names, {"d13-da"})  # of three on that day the lowest id

    def test_order_and_threads_change_nothing(self):
        self.take("d01", "d02", "d13", "d14")
        found = {r["id"]: r["story"] for r in self.stories("--jobs", "1", "in.jsonl")}
        lines = (self.path / "in.jsonl").read_text().splitlines()
        self.write("turned.jsonl", "\n".join(reversed(lines)) + "\n")
        turned = {r["id"]: r["story"] for r in self.stories("--jobs", "4", "turned.jsonl")}
        self.assertEqual(turned, found)

    def test_text_tells_headline_spread_outlets_and_languages(self):
        self.take("d15")
        code, out, _ = self.run_kilde("stories", "--quiet", "--width", "80", "in.jsonl")
        self.assertEqual(code, 0)
        head, spread, first, outlets, ids, *rest = out.decode().splitlines()
        self.assertEqual(head, "Grain talks in Istanbul end without deal")
        self.assertEqual(spread, "  2023-07-11 to 2023-07-12 · 5 reports · en ru uk da de")
        self.assertEqual(first, "  first    North Sea Courier 2023-07-11")
        self.assertEqual(outlets, "  outlets  North Sea Courier, Слобідський край, Dagens Ting, Küstenbote")
        self.assertEqual(ids, "  ids      d15-en d15-ru d15-uk d15-da d15-de")
        self.assertEqual(rest, ["", "5 reports, 1 story, 0 told by one report only"])

    def test_only_the_largest(self):
        gold = self.take("d01", "d02", "d15")
        all_found = self.stories("in.jsonl")
        sizes = {}
        for report in all_found:
            sizes[report["story"]] = sizes.get(report["story"], 0) + 1
        found = self.stories("--limit", "1", "in.jsonl")
        largest, = {report["story"] for report in found}
        self.assertEqual(len(found), max(sizes.values()))
        self.assertEqual(sizes[largest], len(found))
        self.assertLess(len(found), len(gold))
        out = self.run_kilde("stories", "--quiet", "--limit", "1", "in.jsonl")[1].decode()
        self.assertTrue(out.endswith(f"Only the 1 story that most reports tell, of {len(sizes)}\n"), out)
        self.assertEqual(self.stories("--limit", "99", "in.jsonl"), all_found)
        self.assertEqual(self.run_kilde("stories", "--limit", "0", "in.jsonl")[0], 2)

    def test_a_broken_line_is_named_and_the_rest_done(self):
        code, out, lines = self.run_kilde("stories", "--format", "json", "--quiet", "-",
                                          stdin=b"{\"id\": \"a\", \"text\": \"Han kom.\"}\n{broken\n")
        self.assertEqual((code, out), (1, b'{"id":"a","story":"a"}\n'))
        self.assert_one_failure(lines, "standard input:2")

    def test_nothing_to_read(self):
        self.write("empty.jsonl", "")
        code, out, lines = self.run_kilde("stories", "empty.jsonl")
        self.assertEqual((code, out), (1, b"0 reports, 0 stories, 0 told by one report only\n"))
        self.assert_one_failure(lines, "empty.jsonl")

    def test_an_output_that_cannot_be_written_is_told(self):
        self.take("d13")
        code, out, lines = self.run_kilde("stories", "--quiet", "--output", "no/such/file", "in.jsonl")
        self.assertNotEqual(code, 0)
        self.assert_one_failure(lines, "no/such/file")


if __name__ == "__main__":
    unittest.main()

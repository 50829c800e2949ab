"""kilde trace --format html, svg and prov: the picture, its page and its graph, whatever is in the reports."""
import json
import re
import unittest
import xml.etree.ElementTree as xml

from page import Page
from program import Case, ROOT
from schemas import faults, library, validator
from trace_test import REPORTS

SVG = "{http://www.w3.org/2000/svg}"
WORLD = ROOT / "tests/world/world.reports.jsonl"
PROV = "http://www.w3.org/ns/prov#"


class Views(Case):
    def add(self, reports):
        self.write("in.jsonl", "".join(json.dumps({"lang": "da", **r}) + "\n" for r in reports))
        self.assertEqual(self.run_kilde("add", "--quiet", "in.jsonl")[0], 0)

    def view(self, form, *words):
        code, out, lines = self.run_kilde("trace", "--format", form, *words)
        self.assertEqual((code, lines), (0, []))
        return out.decode()

    def checked(self, *words):
        """-> the picture's texts and the page, both of them whole and without requests"""
        drawn = xml.fromstring(self.view("svg", *words))
        page = self.view("html", *words)
        parsed = Page(page)
        self.assertEqual(parsed.open, [])
        for link in parsed.links:
            self.assertTrue(link.startswith(("https://", "http://")) or link[1:] in parsed.ids, link)
        for tag in ("script", "img", "iframe", "link", "object"):
            self.assertNotIn(tag, parsed.tags)
        for element in drawn.iter():
            self.assertIn(element.tag.removeprefix(SVG), ("svg", "title", "style", "g", "text", "tspan", "path", "rect", "circle"))
        self.assertFalse([a for a in parsed.attributes if a.startswith("on") or a == "style"])
        self.assertIn("default-src 'none'", page)
        return ["".join(t.itertext()) for t in drawn.iter(SVG + "text")], page

    def test_beginnings_copies_and_lanes_are_drawn(self):
        self.add(REPORTS)
        trace = json.loads(self.view("json", "broen lukket eksplosion"))
        texts, page = self.checked("broen lukket eksplosion")
        for name in ("Lone Brandt", "Ib Krag"):
            self.assertIn(name, texts)
        self.assertTrue(any(t.startswith("Fjordbladet · da") for t in texts))
        numbers = [t for t in texts if t.isdigit()]
        self.assertEqual(numbers, [str(i + 1) for i in range(trace["origins"]["institution"])])
        drawn = xml.fromstring(self.view("svg", "broen lukket eksplosion"))
        signs = [e.get("class") for e in drawn.iter() if (e.get("class") or "").startswith("n-")]
        self.assertGreater(signs.count("n-copy"), 1)  # the legend has one of each
        copies = [e for e in drawn.iter(SVG + "path") if e.get("class") == "t-copy"]
        self.assertEqual(len(copies), signs.count("n-copy") - 1)
        self.assertIn("leads back to", page)

    def test_time_runs_to_the_right(self):
        self.add(REPORTS)
        trace = json.loads(self.view("json", "broen lukket eksplosion"))
        when = {r["id"]: r["date"] for r in REPORTS}
        page = self.view("html", "broen lukket eksplosion")
        x_of = {int(n): int(re.search(r"(?: x| cx)=\"(\d+)\"", rest)[1])
                for n, rest in re.findall(r"<a href=\"#s(\d+)\"><title>[^<]*</title>(<[^>]*>)", page)}
        self.assertGreater(len(x_of), 2)
        placed = sorted((when[trace["claims"][n - 1]["doc"]], x) for n, x in x_of.items())
        self.assertTrue(all(a[1] <= b[1] + 4 for a, b in zip(placed, placed[1:])), placed)

    def test_disputes_and_corrections_are_marked(self):
        self.assertEqual(self.run_kilde("add", "--quiet", WORLD)[0], 0)
        for command, word in (("disputes", "disputed by p"), ("propositions", "corrected by ")):
            _, out, _ = self.run_kilde(command, "--ledger", "kilde.db", "--format", "json")
            lines = map(json.loads, out.decode().splitlines())
            one = next(p for p in lines if (p["disputes"] if command == "disputes" else
                                            any(c["kind"] == "corrected" for c in p["corrected"])))
            texts, page = self.checked(one["id"])
            self.assertTrue(any(t.startswith(word) for t in texts), texts)
            self.assertIn("What befell it", page)

    def test_hostile_words_stay_words(self):
        evil = "<script>alert(1)</script>\"'&]]>\ufffe\u202e"
        self.add([{**REPORTS[0], "publisher": evil, "id": evil, "url": "javascript:alert(1)"},
                  {**REPORTS[1], "publisher": "</style><svg onload=x>", "date": "soon"},
                  {**REPORTS[2], "text": REPORTS[2]["text"].replace("Ib Krag", "Ib <b onclick=x>Krag")}])
        _, out, _ = self.run_kilde("propositions", "--ledger", "kilde.db", "--format", "json")
        names = [json.loads(line)["id"] for line in out.decode().splitlines()]
        self.assertGreater(len(names), 3)
        for name in names:
            _, page = self.checked(name)
            self.assertNotIn("javascript:", page)
            json.loads(self.view("prov", name))

    def test_one_step_and_three_hundred(self):
        self.add([{**REPORTS[0], "id": f"c{i}", "publisher": f"Blad {i}", "url": "",
                   "date": f"2023-05-{16 + i // 24}T{i % 24:02}:30"} for i in range(300)])
        texts, page = self.checked("broen lukket eksplosion")
        self.assertGreaterEqual(sum(t.startswith("Blad ") for t in texts), 300)
        self.assertLess(len(page), 1_000_000)
        self.add([{"id": "alone", "publisher": "Solo", "text": "Asta Vang siger, at tårnet i Vindby er malet gult."}])
        texts, _ = self.checked("tårnet malet gult")
        self.assertIn("undated", texts)

    def test_more_than_is_drawn_is_counted(self):
        self.add([{**REPORTS[0], "id": f"c{i}", "publisher": f"Blad {i}", "url": "",
                   "date": f"2023-05-16T{i // 60:02}:{i % 60:02}"} for i in range(450)])
        texts, page = self.checked("broen lukket eksplosion")
        self.assertTrue(any(re.match(r"and \d+ more reports", t) for t in texts))
        self.assertIn("more reports", page)

    def test_prov_is_valid_and_expands(self):
        self.add(REPORTS)
        whole = json.loads(self.view("prov", "broen lukket eksplosion"))
        self.assertEqual(faults(validator("trace-prov"), whole), [])
        trace = json.loads(self.view("json", "broen lukket eksplosion"))
        claims = [n for n in whole["@graph"] if "Claim" in n["type"]]
        self.assertEqual(len(claims), len(trace["claims"]))
        for node, claim in zip(claims, trace["claims"]):
            self.assertEqual(node["way"], claim["way"])
            text = next(r["text"] for r in REPORTS if r["id"] == claim["doc"])
            for target, (begin, end) in zip(node["target"], claim["content"]):
                self.assertEqual(target["selector"][1]["exact"], text[begin:end])
            if claim["from"] is not None:
                self.assertEqual(node.get("wasQuotedFrom", node.get("wasDerivedFrom")), claims[claim["from"]]["id"])
        nodes = library("pyld").jsonld.expand(whole)
        self.assertEqual(len(nodes), len(whole["@graph"]))
        by_id = {n["@id"]: n for n in nodes}
        copied = next(n for n in nodes if PROV + "wasQuotedFrom" in n)
        self.assertIn(copied[PROV + "wasQuotedFrom"][0]["@id"], by_id)

    def test_prov_names_reports_as_the_export_does(self):
        newer = {**REPORTS[0], "text": REPORTS[0]["text"].replace("Tre biler", "Fem biler"), "date": "2023-05-16T12:00"}
        self.add(REPORTS)
        self.add([newer])
        exported = json.loads(self.run_kilde("export", "--format", "jsonld")[1])
        known = {n["id"] for n in exported["@graph"]}
        traced = {n["id"] for n in json.loads(self.view("prov", "broen lukket eksplosion"))["@graph"] if "Report" in n["type"]}
        self.assertIn("urn:kilde:report:wire:v2", traced)
        self.assertLessEqual(traced, known)


if __name__ == "__main__":
    unittest.main()

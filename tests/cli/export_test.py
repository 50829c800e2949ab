"""kilde export: what comes out of a ledger can be read by other programs."""
import csv
import io
import json
import signal
import subprocess
import time
import unittest
import xml.etree.ElementTree as xml

from program import Case, KILDE, ROOT
from schemas import faults, library, validator

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}
PROV, OA = "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#"
REPORTS = [
    {"id": "w1", "lang": "da", "publisher": "Havneposten", "date": "2023-05-16T08:00", "url": "https://havneposten.example/bro",
     "text": "Broen over Sønderå er lukket i tre uger, siger ingeniør Asta Vang til Nordpress."},
    {"id": "w1", "lang": "da", "publisher": "Havneposten", "date": "2023-05-16T10:00", "url": "https://havneposten.example/bro",
     "text": "Broen over Sønderå er lukket i fem uger, siger ingeniør Asta Vang til Nordpress."},
    {"id": "w2", "lang": "en", "publisher": "Harbour, \"Times\"", "date": "2023-05-17",
     "text": "The bridge is closed,\nIda Voss said, according to Nordpress. She expects <delays> & queues next week."},
    {"id": "w3", "lang": "uk", "publisher": "Гавань", "date": "2023-06-02", "text": "Міст закрито, заявила Ольга Зайченко агентству Nordpress."},
]


class Export(Case):
    def setUp(self):
        super().setUp()
        self.write("in.jsonl", "".join(json.dumps(r) + "\n" for r in REPORTS))
        self.assertEqual(self.run_kilde("add", "--quiet", "in.jsonl")[0], 0)

    def export(self, *args, code=0):
        found, out, lines = self.run_kilde("export", *args)
        self.assertEqual((found, lines), (code, []))
        return out.decode()

    def withdraw(self, name, reason):
        self.assertEqual(self.run_kilde("remove", name, "--reason", reason)[0], 0)

    def test_json_lines_are_those_of_kilde_read(self):
        self.withdraw("w3", "made up")
        checker = validator("export")
        lines = [json.loads(line) for line in self.export().splitlines()]
        self.assertEqual([faults(checker, line) for line in lines], [[]] * 4)
        read = self.run_kilde("read", "--quiet", "--format", "json", "in.jsonl")[1].decode().splitlines()
        for line, as_read in zip(lines, map(json.loads, read)):
            self.assertEqual({k: line[k] for k in as_read}, as_read)
        self.assertEqual([(x["version"], x["version_of"], x["current"]) for x in lines],
                         [(1, "w1", False), (2, "w1", True), (1, "w2", True), (1, "w3", False)])
        self.assertEqual([x["withdrawn"] is None for x in lines], [True, True, True, False])
        self.assertEqual((lines[3]["reason"], lines[0]["published"]), ("made up", "2023-05-16T08:00"))

    def test_what_was_exported_can_be_added(self):
        self.write("out.jsonl", self.export())
        self.assertEqual(self.run_kilde("add", "out.jsonl")[1], b"0 added, 0 new versions, 4 unchanged\n")
        self.assertEqual(self.run_kilde("add", "--ledger", "new.db", "out.jsonl")[1],
                         b"3 added, 1 new versions, 0 unchanged\n")

    def test_selection(self):
        def ids(*args):
            return [json.loads(line)["id"] for line in self.export(*args).splitlines()]
        self.assertEqual(ids("--from", "2023-05-17"), ["w2", "w3"])
        self.assertEqual(ids("--to", "2023-05"), ["w1", "w1", "w2"])
        self.assertEqual(ids("--from", "2023-05-17", "--to", "2023-05-17"), ["w2"])
        self.assertEqual(ids("--lang", "uk,en"), ["w2", "w3"])
        self.assertEqual(ids("--current", "--lang", "da"), ["w1"])
        self.assertEqual(ids("--lang", "sv"), [])

    def test_csv_is_a_table_of_claims(self):
        text = self.export("--format", "csv")
        self.assertEqual(text.count("\r\n"), len(text.splitlines()))
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        lines = [json.loads(line) for line in self.export().splitlines()]
        self.assertEqual(len(rows), sum(len(x["attributions"]) for x in lines))
        self.assertGreaterEqual(len(rows), 4)
        documented = (ROOT / "docs/export.md").read_text(encoding="utf-8")
        for column in rows[0]:
            self.assertIn(f"| `{column}` |", documented)
        by_claim = {(x["id"], x["version"], a["id"]): (x, a) for x in lines for a in x["attributions"]}
        for row in rows:
            doc, claim = by_claim[row["document"], int(row["version"]), row["claim"]]
            begin, end = map(int, row["content_spans"].split(" ")[0].split("-"))
            self.assertEqual([begin, end], claim["content"][0])
            self.assertEqual(row["content"].split(" … ")[0], " ".join(doc["text"][begin:end].split()))
            self.assertEqual((row["act"], row["publisher"]), (claim["act"], doc["publisher"]))
            self.assertEqual(row["chain"].split(" | "), claim["chain"])

    def test_graphml_is_a_graph_of_sources(self):
        root = xml.fromstring(self.export("--format", "graphml"))
        keys = {k.get("id") for k in root.findall("g:key", NS)}
        nodes = {n.get("id"): {d.get("key"): d.text for d in n} for n in root.iterfind(".//g:node", NS)}
        edges = root.findall(".//g:edge", NS)
        self.assertTrue(nodes and edges)
        for element in root.iterfind(".//g:data", NS):
            self.assertIn(element.get("key"), keys)
        named = [(nodes[e.get("source")]["label"], nodes[e.get("target")]["label"]) for e in edges]
        self.assertIn(("Asta Vang", "Havneposten"), named)
        self.assertEqual({n["kind"] for n in nodes.values() if n["label"] == "Havneposten"}, {"outlet"})
        self.assertEqual(len([n for n in nodes.values() if n["label"] == "Nordpress"]), 1)
        for edge in edges:
            data = {d.get("key"): d.text for d in edge}
            self.assertGreaterEqual(float(data["weight"]), int(data["documents"]))

    def test_graphml_opens_in_networkx(self):
        networkx = library("networkx")
        self.export("--format", "graphml", "--output", "sources.graphml")
        graph = networkx.read_graphml(self.path / "sources.graphml")
        self.assertTrue(graph.is_directed())
        by_label = {d["label"]: n for n, d in graph.nodes(data=True)}
        self.assertEqual(graph.edges[by_label["Asta Vang"], by_label["Havneposten"]]["weight"], 1)  # the newest version only

    def test_json_ld_is_prov_and_annotations(self):
        self.withdraw("w3", "made up")
        whole = json.loads(self.export("--format", "jsonld"))
        self.assertEqual(faults(validator("jsonld"), whole), [])
        texts = {n["id"]: n["text"] for n in whole["@graph"] if "text" in n}
        self.assertEqual(len(texts), 4)
        claims = [n for n in whole["@graph"] if "Claim" in n["type"]]
        for claim in claims:
            for target in claim["target"]:
                position, quote = target["selector"]
                text = texts[target["source"]]
                self.assertEqual(text[position["start"]:position["end"]], quote["exact"])
                self.assertTrue(text[:position["start"]].endswith(quote["prefix"]))
                self.assertTrue(text[position["end"]:].startswith(quote["suffix"]))

    def test_json_ld_expands(self):
        jsonld = library("pyld").jsonld
        whole = json.loads(self.export("--format", "jsonld"))
        nodes = jsonld.expand(whole)
        self.assertEqual(len(nodes), len(whole["@graph"]))

        def keys(value):
            if isinstance(value, dict):
                return {k for k in value if not k.startswith("@")}.union(*map(keys, value.values()), set())
            return set().union(*map(keys, value)) if isinstance(value, list) else set()
        written = keys(whole["@graph"])
        known = whole["@context"]
        self.assertEqual(written - set(known) - {"id", "type"}, set())  # nothing is lost when it is expanded
        by_id = {n["@id"]: n for n in nodes}
        self.assertEqual(by_id["urn:kilde:report:w1:v2"][PROV + "wasRevisionOf"], [{"@id": "urn:kilde:report:w1:v1"}])
        claim = by_id["urn:kilde:report:w1:v2#a1"]
        self.assertEqual(set(claim["@type"]), {OA + "Annotation", PROV + "Entity", "urn:kilde:word:claim"})
        self.assertEqual(claim[PROV + "hadPrimarySource"][0]["@id"], claim[PROV + "wasQuotedFrom"][0]["@id"])
        selector = claim[OA + "hasTarget"][0][OA + "hasSelector"][0]
        self.assertEqual(selector[OA + "start"][0]["@type"], "http://www.w3.org/2001/XMLSchema#nonNegativeInteger")
        self.assertEqual(selector[OA + "start"][0]["@value"], 0)

    def test_claim_reviews_are_drafts_without_a_rating(self):
        lines = [json.loads(line) for line in self.export("--format", "claimreview").splitlines()]
        self.assertTrue(lines)
        checker = validator("claimreview")
        self.assertEqual([faults(checker, line) for line in lines], [[]] * len(lines))
        texts = {r["text"] for r in REPORTS}
        for line in lines:
            for article in line["itemReviewed"]["appearance"]:
                for part in article["text"].split(" … "):
                    self.assertTrue(any(part in " ".join(text.split()) for text in texts), part)
        appearances = [a for line in lines for a in line["itemReviewed"]["appearance"]]
        self.assertIn("https://havneposten.example/bro", [a.get("url") for a in appearances])
        self.assertIn({"@type": "Person", "name": "Asta Vang"}, [line["itemReviewed"].get("author") for line in lines])
        self.assertEqual(self.export("--format", "claimreview", "--lang", "sv"), "")

    def test_same_ledger_same_bytes(self):
        for name in ("jsonl", "csv", "jsonld", "graphml", "claimreview"):
            self.assertEqual(self.export("--format", name), self.export("--format", name))
            self.export("--format", name, "--output", "file")
            self.assertEqual((self.path / "file").read_bytes().decode(), self.export("--format", name))

    def test_a_full_disk_is_one_line(self):
        for name in ("jsonl", "csv", "jsonld", "graphml", "claimreview"):
            code, _, lines = self.run_kilde("export", "--format", name, "--output", "/dev/full")
            self.assertEqual(code, 1)
            self.assert_one_failure(lines, "/dev/full")

    def test_wrong_words_and_missing_files(self):
        for args, told in (((), None), (("--from", "soonish"), "--from"),
                           (("--lang", "da,xx"), "--lang"), (("--from", "2024", "--to", "2023"), "--from"),
                           (("--to", ""), "--to"), (("--format", "xml"), "--format")):
            code, _, lines = self.run_kilde("export", *args)
            self.assertEqual(code, 2 if told else 0)
            if told:
                self.assert_one_failure(lines, told)
        code, _, lines = self.run_kilde("export", "--ledger", "none.db")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "none.db")
        self.write("text.db", "no ledger")
        code, out, lines = self.run_kilde("export", "--ledger", "text.db")
        self.assertEqual((code, out), (1, b""))
        self.assert_one_failure(lines, "text.db")

    def test_an_interrupt_leaves_whole_lines(self):
        many = [{**REPORTS[0], "id": f"m{i}", "url": "", "text": REPORTS[0]["text"] + f" Nr. {i}."} for i in range(300)]
        self.write("many.jsonl", "".join(json.dumps(r) + "\n" for r in many))
        self.assertEqual(self.run_kilde("add", "--quiet", "many.jsonl")[0], 0)
        started = subprocess.Popen([KILDE, "export"], cwd=self.path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   bufsize=0)
        first = started.stdout.readline()  # then the pipe fills up, and kilde waits for its reader
        time.sleep(0.2)
        started.send_signal(signal.SIGINT)
        rest, told = started.communicate(timeout=60)
        self.assertEqual((started.returncode, told), (130, b""))
        for line in (first + rest).decode().splitlines():
            json.loads(line)


if __name__ == "__main__":
    unittest.main()

"""What kilde prints for programs is as docs/schema says."""
import json
import unittest

from program import Case, DANISH, ROOT
from schemas import SCHEMAS, faults, library, schema, validator

WORLD = ROOT / "tests/world/world.reports.jsonl"


class Schema(Case):
    def check_lines(self, name, output):
        checker = validator(name)
        lines = output.decode().splitlines()
        self.assertGreater(len(lines), 0)
        for line in lines:
            self.assertEqual(faults(checker, json.loads(line)), [], line[:200])
        return [json.loads(line) for line in lines]

    def test_schemas_are_schemas_and_their_examples_fit(self):
        jsonschema = library("jsonschema")
        files = sorted(SCHEMAS.glob("*.schema.json"))
        self.assertGreaterEqual(len(files), 6)
        for file in files:
            name = file.name.split(".")[0]
            jsonschema.Draft202012Validator.check_schema(schema(name))
            self.assertEqual(schema(name)["$id"], f"urn:kilde:schema:{name}")
            for example in schema(name).get("examples", []):
                self.assertEqual(faults(validator(name), example), [], name)

    def test_read(self):
        code, out, _ = self.run_kilde("read", "--quiet", "--format", "json", WORLD)
        self.assertEqual(code, 0)
        lines = self.check_lines("read", out)
        self.assertGreater(sum(len(line["attributions"]) for line in lines), 100)

    def test_read_of_odd_texts(self):
        texts = ["", "\0\x1b[1m", "«»", "e\u0301 \u202e\U0001f600", DANISH * 3]
        self.write("odd.jsonl", "".join(json.dumps({"text": t}) + "\n" for t in texts))
        _, out, _ = self.run_kilde("read", "--quiet", "--format", "json", "odd.jsonl")
        self.check_lines("read", out)

    def test_lineage(self):
        code, out, _ = self.run_kilde("lineage", "--quiet", "--format", "json", ROOT / "examples/wire.jsonl")
        self.assertEqual(code, 0)
        lines = self.check_lines("lineage", out)
        self.assertTrue(any(line["copies"] for line in lines))

    def test_stories(self):
        code, out, _ = self.run_kilde("stories", "--quiet", "--format", "json", ROOT / "examples/wire.jsonl")
        self.assertEqual(code, 0)
        self.check_lines("stories", out)

    def test_propositions(self):
        code, out, _ = self.run_kilde("propositions", "--quiet", "--format", "json", WORLD)
        self.assertEqual(code, 0)
        lines = self.check_lines("propositions", out)
        self.assertTrue(any(line["prediction"] for line in lines))

    def test_a_wrong_line_is_refused(self):
        self.write("a.txt", DANISH)
        _, out, _ = self.run_kilde("read", "--quiet", "--format", "json", "a.txt")
        good = json.loads(out)
        checker = validator("read")
        for key, value in (("id", ""), ("sha256", "abc"), ("date", "yesterday"), ("text", None), ("more", 1)):
            self.assertNotEqual(faults(checker, {**good, key: value}), [], key)
        for key in good:
            self.assertNotEqual(faults(checker, {k: v for k, v in good.items() if k != key}), [], key)
        example = schema("propositions")["examples"][0]
        checker = validator("propositions")
        for key, value in (("claims", []), ("origins", {}), ("prediction", {"outcome": "maybe"}), ("disputes", ["p2", "p2"])):
            self.assertNotEqual(faults(checker, {**example, key: value}), [], key)


if __name__ == "__main__":
    unittest.main()

"""kilde entity: what the base knows by a name, an id or an office."""
import json
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

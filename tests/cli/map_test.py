"""The map of the HTML page: there when a report names places, read only then."""
import unittest

from program import Case, ROOT

TEXT = "The bridge in Minsk is closed, Ida Voss told reporters in Kyiv.\n"


class Map(Case):
    def setUp(self):
        super().setUp()
        self.root = self.path / "resources"
        (self.root / "data").mkdir(parents=True)
        (self.root / "models").symlink_to(ROOT / "models")
        for part in (ROOT / "data").iterdir():
            if part.name != "map":
                (self.root / "data" / part.name).symlink_to(part)
        self.write("a.txt", TEXT)

    def put_map(self, content):
        (self.root / "data" / "map").mkdir()
        (self.root / "data" / "map" / "world.tsv").write_text(content)

    def read(self, form, file="a.txt"):
        code, out, lines = self.run_kilde("read", "--lang", "en", "--format", form, file,
                                          env={"KILDE_DATA": str(self.root)})
        self.assertEqual(code, 0)
        return out.decode(), lines

    def test_shows_the_places(self):
        self.put_map((ROOT / "data" / "map" / "world.tsv").read_text())
        page, lines = self.read("html")
        self.assertEqual(lines, [])
        self.assertIn("<title>Minsk, 1 mention</title>", page)

    def test_without_outlines_there_is_no_map_and_no_word(self):
        page, lines = self.read("html")
        self.assertEqual(lines, [])
        self.assertNotIn('<figure class="map">', page)
        self.assertIn("Ida Voss", page)

    def test_broken_outlines_are_told_and_the_page_is_written(self):
        self.put_map("kind\tcode\tshape\nline\t1\t0,0 1;1\n")
        page, lines = self.read("html")
        self.assertEqual(len(lines), 1, lines)
        self.assertIn("world.tsv:2", lines[0])
        self.assertNotIn('<figure class="map">', page)
        self.assertIn("Ida Voss", page)

    def test_only_a_page_with_places_reads_the_outlines(self):
        self.put_map("broken")
        self.write("b.txt", "Ida Voss said no.\n")
        for form, file in (("json", "a.txt"), ("text", "a.txt"), ("html", "b.txt")):
            self.assertEqual(self.read(form, file)[1], [], form)


if __name__ == "__main__":
    unittest.main()

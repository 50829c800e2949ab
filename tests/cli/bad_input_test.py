"""Input that is not what it should be: one clear line each, and the rest goes on."""
import json
import time
import unittest

from program import Case, DANISH


class BadInput(Case):
    def read(self, *args, **more):
        return self.run_kilde("read", "--format", "json", *args, **more)

    def read_beside_a_good_file(self, name):
        """Reads the file between two good ones, which must come through."""
        self.write("a_good.txt", DANISH)
        self.write("z_good.txt", DANISH)
        code, out, lines = self.read("a_good.txt", name, "z_good.txt")
        texts = [json.loads(line)["text"] for line in out.splitlines()]
        self.assertEqual((texts[0], texts[-1]), (DANISH, DANISH))
        return code, texts[1:-1], lines

    def assert_refused(self, name, *parts):
        code, others, lines = self.read_beside_a_good_file(name)
        self.assertEqual((code, others), (1, []))
        self.assert_one_failure(lines, name, "expected", *parts)

    def assert_read(self, name, expected, *note):
        code, others, lines = self.read_beside_a_good_file(name)
        self.assertEqual((code, others, self.failures(lines)), (0, [expected], []))
        self.assert_one_note(lines, name, *note)

    def test_empty_file(self):
        self.assert_refused(self.write("empty.txt", ""), "empty")

    def test_empty_json_lines(self):
        self.assert_refused(self.write("empty.jsonl", "\n\n"), "empty")

    def test_empty_standard_input(self):
        code, out, lines = self.read("-")
        self.assertEqual((code, out), (1, b""))
        self.assert_one_failure(lines, "standard input", "empty")

    def test_only_white_space(self):
        self.write("blank.txt", " \n\n\t ")
        code, out, lines = self.read("blank.txt")
        self.assertEqual((code, self.failures(lines)), (0, []))
        self.assertEqual(json.loads(out)["text"], " \n\n\t ")

    def test_missing_file(self):
        self.assert_refused("missing.txt", "not found")

    def test_name_with_line_break(self):
        code, _, lines = self.read("missing\nfile.txt")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "missing?file.txt")

    def test_binary_file(self):
        self.assert_refused(self.write("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9),
                            "PNG image")
        self.assert_refused(self.write("data.txt", bytes(range(1, 32)) * 99), "binary data")

    def test_huge_line(self):
        huge = b"ord " * 25_000_000
        self.write("huge.txt", huge)
        start = time.monotonic()
        self.assert_refused("huge.txt", "too large", "16777216", "100000000", "--max-size")
        self.assertLess(time.monotonic() - start, 20)

    def test_huge_line_of_json_lines(self):
        good = json.dumps({"text": DANISH}) + "\n"
        huge = '{"text": "' + "ord " * 25_000_000 + '"}\n'
        self.write("huge.jsonl", good + huge + good)
        start = time.monotonic()
        code, out, lines = self.read("huge.jsonl")
        self.assertLess(time.monotonic() - start, 20)
        self.assertEqual((code, len(out.splitlines())), (1, 2))
        self.assert_one_failure(lines, "too large", "huge.jsonl:2", "--max-size")

    def test_max_size_can_be_raised_and_lowered(self):
        self.write("a.txt", DANISH)
        size = len(DANISH.encode())
        self.assertEqual(self.read("--max-size", size, "a.txt")[0], 0)
        self.assertEqual(self.read("--max-size", size - 1, "a.txt")[0], 1)
        code, _, lines = self.read("--max-size", size - 1, stdin=DANISH.encode())
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "standard input", "--max-size")

    def test_broken_utf8(self):
        self.assert_read(self.write("broken.txt", "På gaden ".encode() + b"\xff her.\n"
                                    + DANISH.encode()),
                         "På gaden \ufffd her.\n" + DANISH, "UTF-8")

    def test_nul_bytes(self):
        self.assert_read(self.write("nul.txt", "På\0gaden siger han.\n" + DANISH),
                         "På gaden siger han.\n" + DANISH, "control")

    def test_utf16_without_byte_order_mark(self):
        for encoding in ("utf-16-le", "utf-16-be"):
            name = self.write(encoding + ".txt", DANISH.encode(encoding))
            self.assert_read(name, DANISH, "UTF-16")

    def test_russian_utf16_is_no_binary_data(self):
        russian = "Президент заявил в понедельник, что переговоры начались в Москве.\n" * 5
        self.write("ru.txt", russian.encode("utf-16-le"))
        code, out, _ = self.read("ru.txt")
        self.assertEqual((code, json.loads(out)["text"]), (0, russian))

    def test_folder(self):
        self.write("corpus/b.txt", DANISH)
        self.write("corpus/a/c.jsonl", json.dumps({"id": "c", "text": DANISH}))
        self.write("corpus/image.png", b"\x89PNG")
        self.write("corpus/.hidden/d.txt", DANISH)
        code, out, lines = self.read("corpus")
        self.assertEqual((code, self.failures(lines)), (0, []))
        ids = [json.loads(line)["id"] for line in out.splitlines()]
        self.assertEqual((len(ids), ids[0]), (2, "c"))
        self.assert_one_note(lines, "corpus", "passed over: 1")

    def test_folder_without_texts(self):
        self.write("corpus/image.png", b"\x89PNG")
        self.assert_refused("corpus", ".txt")

    def test_one_broken_line_among_thousands(self):
        good = [json.dumps({"id": f"d{i}", "text": f"Nr. {i}."}) for i in range(3000)]
        good[1234] = '{"id": "d1234", "text": "Nr'
        self.write("many.jsonl", "\n".join(good) + "\n")
        code, out, lines = self.read("many.jsonl")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "many.jsonl:1235", "expected one JSON object on the line")
        ids = [json.loads(line)["id"] for line in out.splitlines()]
        self.assertEqual(ids, [f"d{i}" for i in range(3000) if i != 1234])

    def test_line_without_text(self):
        self.write("no_text.jsonl", '{"id":"a"}\n{"text":7}\n{"text":"Ja."}\n')
        code, out, lines = self.read("no_text.jsonl")
        self.assertEqual((code, len(out.splitlines())), (1, 1))
        told = self.failures(lines)
        self.assertIn('no_text.jsonl:1: expected a field "text"', told[0])
        self.assertIn('no_text.jsonl:2: expected a string in "text"', told[1])

    def test_date_that_is_none(self):
        self.write("a.jsonl", json.dumps({"text": DANISH, "date": "yesterday"}))
        code, out, lines = self.read("a.jsonl")
        self.assertEqual((code, json.loads(out)["date"]), (0, ""))
        self.assert_one_note(lines, "a.jsonl:1", "yesterday", "YYYY-MM-DD")

    def test_broken_conllu(self):
        word = "1\tHan\than\tPRON\t_\t_\t0\troot\t_\t_\n"
        self.write("a.conllu", "# newdoc id = a\n" + word + "\n# newdoc id = b\nno columns\n\n"
                   "# newdoc id = c\n" + word + "\n")
        code, out, lines = self.read("a.conllu")
        self.assertEqual(code, 1)
        self.assertEqual([json.loads(line)["id"] for line in out.splitlines()], ["a", "c"])
        self.assert_one_failure(lines, "a.conllu:", "expected")

    def test_language_that_is_none_of_ours(self):
        french = ("Le président a déclaré lundi que les négociations avaient commencé. Selon les "
                  "journaux, les deux ministres se sont rencontrés à Paris pour parler de la loi.\n")
        self.write("fr.txt", french)
        code, out, lines = self.read("fr.txt")
        doc = json.loads(out)
        self.assertEqual((code, doc["lang"], doc["text"]), (0, "other", french))
        self.assertTrue(doc["notes"])
        self.assertEqual(self.failures(lines), [])

    def test_quiet_tells_no_notes(self):
        self.write("nul.txt", "På\0gaden siger han.\n" + DANISH)
        self.assertEqual(self.read("--quiet", "nul.txt", "missing.txt")[2],
                         ["kilde: not found: missing.txt: expected a readable file, found: "
                          "No such file or directory"])


if __name__ == "__main__":
    unittest.main()

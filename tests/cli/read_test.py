"""What `kilde read` makes of good input."""
import json
import os
import pty
import unittest

from program import Case, DANISH, KILDE, ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def spans_of(doc):
    for attribution in doc["attributions"]:
        for key in ("source", "cue", "content", "via", "to"):
            yield from attribution[key]
    for time in doc["times"]:
        yield time["start"], time["end"]
    for entity in doc["entities"]:
        yield from entity["mentions"]


class Read(Case):
    def read_json(self, *args, **more):
        code, out, lines = self.run_kilde("read", "--format", "json", *args, **more)
        self.assertEqual((code, self.failures(lines)), (0, []))
        return [json.loads(line) for line in out.splitlines()]

    def corpus(self):
        texts = [file.read_text() for file in EXAMPLES] + [DANISH, "", "Ja 🙂 nej.", "x" * 3000]
        records = [{"id": f"r{i}", "text": text} for i, text in enumerate(texts * 5)]
        return self.write("corpus.jsonl", "".join(json.dumps(r) + "\n" for r in records))

    def test_who_passes_a_report_on_is_nobody_it_was_told_to(self):
        text = ("Мер Анна Коваль заявила, що міст через річку відкриють у травні. "
                'Як пише "Європейська правда", про це повідомляє Bloomberg.')
        [claim] = self.read_json(self.write("uk.txt", text))[0]["attributions"]
        self.assertEqual(claim["chain"], ["Анна Коваль", "Bloomberg", "Європейська правда"])
        self.assertEqual(claim["to"], [])

    def test_same_output_for_any_number_of_threads(self):
        corpus = self.corpus()
        for form in ("json", "text", "conllu", "brat", "timeml", "html"):
            first, *others = (self.run_kilde("read", "--format", form, "--jobs", jobs, corpus)
                              for jobs in (1, 2, 5))
            self.assertEqual(first[0], 0)
            self.assertTrue(all(other == first for other in others), form)

    def test_offsets_are_valid(self):
        corpus = self.corpus()
        in_points = self.read_json(corpus)
        in_bytes = self.read_json("--offsets", "bytes", corpus)
        for doc, same in zip(in_points, in_bytes, strict=True):
            text = doc["text"]
            pairs = list(zip(spans_of(doc), spans_of(same), strict=True))
            for (start, end), (first, last) in pairs:
                self.assertTrue(0 <= start < end <= len(text), (doc["id"], start, end))
                self.assertEqual(text[start:end].encode(), text.encode()[first:last])

    def test_text_comes_back_whole(self):
        for text in (DANISH, "  Ja.\n\n\nNej.  ", "a\r\nb\tc\u00a0d\u2028e", "é ё 🙂"):
            self.write("a.txt", text)
            self.assertEqual(self.read_json("a.txt")[0]["text"], text)

    def test_head_gives_the_date_and_stays_in_the_text(self):
        text = " date 2022-12 " + DANISH
        self.write("a.txt", text)
        doc = self.read_json("a.txt")[0]
        self.assertEqual((doc["text"], doc["date"]), (text, "2022-12"))
        self.assertTrue(doc["title"].startswith("Statsministeren"))
        for start, _ in spans_of(doc):
            self.assertGreaterEqual(start, len(" date 2022-12 "))

    def test_given_values_go_before_defaults(self):
        record = {"text": " date 2021 " + DANISH, "date": "2022-12-19", "publisher": "Avisen",
                  "id": 7, "title": "T", "url": "https://example.org", "lang": "da"}
        self.write("a.jsonl", json.dumps(record) + "\n" + json.dumps({"text": DANISH}))
        first, second = self.read_json("--date", "2020-01", "--publisher", "P", "a.jsonl")
        self.assertEqual((first["date"], first["publisher"], first["id"], first["title"]),
                         ("2022-12-19", "Avisen", "7", "T"))
        self.assertEqual((first["url"], first["lang"]), ("https://example.org", "da"))
        self.assertEqual((second["date"], second["publisher"]), ("2020-01", "P"))
        self.assertEqual(second["id"], second["sha256"])

    def test_input_format_is_found(self):
        line = json.dumps({"id": "a", "text": DANISH})
        conllu = "1\tHan\than\tPRON\t_\t_\t0\troot\t_\t_\n\n"
        self.assertEqual(self.read_json(stdin=line.encode())[0]["id"], "a")
        self.assertEqual(self.read_json("-", stdin=DANISH.encode())[0]["text"], DANISH)
        self.assertEqual(self.read_json(stdin=conllu.encode())[0]["text"], "Han")
        self.write("noname", b"\xef\xbb\xbf" + line.encode())
        self.assertEqual(self.read_json("noname")[0]["id"], "a")
        self.assertEqual(self.read_json("--input-format", "text", "noname")[0]["text"], line)

    def test_conllu_can_be_read_again(self):
        self.write("a.txt", DANISH)
        code, conllu, _ = self.run_kilde("read", "--lang", "da", "--format", "conllu", "a.txt")
        self.assertEqual(code, 0)
        self.write("a.conllu", conllu)
        again = self.run_kilde("read", "--lang", "da", "--format", "conllu", "a.conllu")[1]

        def words(text):
            lines = [line for line in text.decode().splitlines() if line[:1].isdigit()]
            # The text of CoNLL-U ends with its last word, without a line break.
            return lines[:-1] + [lines[-1].replace("|SpaceAfter=No", "")]
        self.assertTrue(words(conllu))
        self.assertEqual(words(again), words(conllu))

    def test_until_stops_behind_a_part(self):
        self.write("a.txt", DANISH)
        tokens = self.run_kilde("read", "--until", "tokens", "--format", "conllu", "a.txt")[1].decode()
        self.assertIn("\tsiger\t_\t_\t", tokens)
        doc, = self.read_json("--until", "analysis", "a.txt")
        self.assertEqual((doc["times"], doc["attributions"]), ([], []))
        doc, = self.read_json("--until", "time", "a.txt")
        self.assertTrue(doc["times"])
        self.assertEqual(doc["attributions"], [])
        self.assertEqual(self.run_kilde("read", "--until", "lunch", "a.txt")[0], 2)

    def test_every_language_gets_trees(self):
        texts = {"da": "Hun åbnede broen i dag.", "nb": "Hun åpnet broen i dag.",
                 "nn": "Ho opna brua i dag.", "sv": "Hon öppnade bron i dag.",
                 "en": "She opened the bridge today.", "de": "Sie ging gestern zum Hafen.",
                 "ru": "Она открыла мост сегодня.", "uk": "Вона відкрила міст сьогодні.",
                 "be": "Яна адкрыла мост сёння."}
        for lang, text in texts.items():
            out = self.run_kilde("read", "--lang", lang, "--format", "conllu", "-",
                                 stdin=text.encode())[1].decode()
            rows = [r.split("\t") for r in out.splitlines() if r and r[0].isdigit()]
            words = [r for r in rows if "-" not in r[0]]
            self.assertEqual([r[7] for r in words].count("root"), 1, lang)
            self.assertEqual([r[3] for r in words][:2], ["PRON", "VERB"], lang)

    def test_output_file(self):
        self.write("a.txt", DANISH)
        code, out, _ = self.run_kilde("read", "--format", "json", "--output", "o.jsonl", "a.txt")
        self.assertEqual((code, out), (0, b""))
        self.assertEqual(json.loads((self.path / "o.jsonl").read_text())["text"], DANISH)

    def test_color_only_when_wanted(self):
        self.write("a.txt", DANISH)
        for args, expected in ((("--color", "always"), True), ((), False),
                               (("--color", "never"), False)):
            out = self.run_kilde("read", *args, "a.txt")[1]
            self.assertEqual(b"\x1b[" in out, expected, args)

    def terminal_output(self, env):
        main, other = pty.openpty()
        pid = os.fork()
        if pid == 0:
            os.login_tty(other) if hasattr(os, "login_tty") else os.dup2(other, 1)
            environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
            os.execve(KILDE, [KILDE, "read", str(self.path / "a.txt")], {**environment, **env})
        os.close(other)
        out = b""
        try:
            while part := os.read(main, 65536):
                out += part
        except OSError:  # the terminal is gone
            pass
        os.waitpid(pid, 0)
        os.close(main)
        return out

    def test_color_in_a_terminal_unless_no_color(self):
        self.write("a.txt", DANISH)
        self.assertIn(b"\x1b[", self.terminal_output({"TERM": "xterm"}))
        self.assertNotIn(b"\x1b[3", self.terminal_output({"TERM": "xterm", "NO_COLOR": "1"}))
        self.assertNotIn(b"\x1b[3", self.terminal_output({"TERM": "dumb"}))

    def test_width(self):
        for width in (40, 100):
            out = self.run_kilde("read", "--width", width, *map(str, EXAMPLES))[1].decode()
            self.assertLessEqual(max(map(len, out.splitlines())), width)


if __name__ == "__main__":
    unittest.main()

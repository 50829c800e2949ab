"""Being stopped: Ctrl-C, a reader that goes away, a disk that is full."""
import json
import os
import signal
import subprocess
import time
import unittest

from program import Case, DANISH, KILDE


class Stop(Case):
    def start(self, *args, **more):
        # Unbuffered: communicate() would miss what readline() had read ahead.
        return subprocess.Popen([KILDE, "read", "--format", "json", *args], cwd=self.path, bufsize=0,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, **more)

    def record(self, number):
        return (json.dumps({"id": str(number), "text": DANISH}) + "\n").encode()

    def test_interrupted_while_waiting_for_input(self):
        for jobs in ("1", "3"):
            process = self.start("--jobs", jobs)
            for number in range(3):
                process.stdin.write(self.record(number))
            process.stdin.flush()
            first = process.stdout.readline()  # it is reading by now
            process.send_signal(signal.SIGINT)
            rest, errors = process.communicate(timeout=20)
            self.assertEqual(process.returncode, 130)
            lines = (first + rest).splitlines(keepends=True)
            for number, line in enumerate(lines):
                self.assertTrue(line.endswith(b"\n"))
                self.assertEqual(json.loads(line)["id"], str(number))
            self.assertNotIn(b"Traceback", errors)

    def test_interrupted_at_work(self):
        self.write("many.jsonl", b"".join(map(self.record, range(30000))))
        process = self.start("--jobs", "2", "many.jsonl")
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=20)
        ids = [json.loads(line)["id"] for line in (first + rest).splitlines()]
        self.assertEqual(process.returncode, 130)
        self.assertTrue((first + rest).endswith(b"\n"))
        self.assertEqual(ids, list(map(str, range(len(ids)))))
        self.assertLess(len(ids), 30000)

    def test_reader_goes_away(self):
        self.write("many.jsonl", b"".join(map(self.record, range(20000))))
        for jobs in ("1", "3"):
            process = self.start("--jobs", jobs, "many.jsonl")
            process.stdout.readline()
            process.stdout.close()
            start = time.monotonic()
            process.wait(timeout=20)
            self.assertLess(time.monotonic() - start, 10)
            self.assertEqual(process.returncode, 0)
            errors = process.stderr.read().decode().splitlines()
            self.assertEqual(self.failures(errors), [])
            process.stderr.close()
            process.stdin.close()

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_full_disk(self):
        self.write("a.txt", DANISH)
        code, _, lines = self.run_kilde("read", "--output", "/dev/full", "a.txt")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "/dev/full", "No space left on device")
        with open("/dev/full", "wb") as full:
            for command in (["read", "a.txt"], ["languages"], ["--help"]):
                done = subprocess.run([KILDE, *command], stdout=full, stderr=subprocess.PIPE,
                                      cwd=self.path)
                self.assertEqual(done.returncode, 1, command)
                self.assert_one_failure(done.stderr.decode().splitlines(), "standard output",
                                        "No space left on device")

    def test_output_that_cannot_be_opened(self):
        self.write("a.txt", DANISH)
        code, _, lines = self.run_kilde("read", "--output", "no/such/folder", "a.txt")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "no/such/folder", "No such file or directory")


if __name__ == "__main__":
    unittest.main()

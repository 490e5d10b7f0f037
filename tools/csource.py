"""Read C well enough to check its style: comments, strings, functions."""
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

TOKEN = re.compile(r"""
    (?P<comment>/\*.*?\*/|//[^\n]*)
  | (?P<string>"(?:\\.|[^"\\\n])*")
  | (?P<char>'(?:\\.|[^'\\\n])*')
  | (?P<directive>^[ \t]*\#(?:\\\n|/\*.*?\*/|[^\n])*)
""", re.VERBOSE | re.DOTALL | re.MULTILINE)


def project_files(root=ROOT):
    """The files of the project, as git sees them, not yet added ones too."""
    out = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others",
         "--exclude-standard"], capture_output=True, check=True).stdout
    names = sorted(set(out.decode().split("\0")) - {""})
    return [root / name for name in names if (root / name).is_file()]


def blank(text):
    """The same text with every character but line ends made a space."""
    return re.sub(r"[^\n]", " ", text)


def strip(text, keep_directives=False):
    """Code alone: comments, strings' insides and directives made blank.

    Places and line numbers stay as they are.
    """
    def answer(match):
        whole = match.group(0)
        if match.lastgroup in ("string", "char"):
            return whole[0] + blank(whole[1:-1]) + whole[-1]
        if match.lastgroup == "directive" and keep_directives:
            return whole
        return blank(whole)
    return TOKEN.sub(answer, text)


def directives(text):
    """Each preprocessor directive with its line, continued lines joined."""
    for match in TOKEN.finditer(text):
        if match.lastgroup == "directive":
            line = text.count("\n", 0, match.start()) + 1
            yield line, match.group(0).strip().replace("\\\n", "\n")


def literals(text):
    """Each string literal with its line; neighbours are joined as C does."""
    pieces, line, end = [], 0, 0
    for match in TOKEN.finditer(text):
        if match.lastgroup == "comment":
            continue
        if match.lastgroup != "string":
            continue
        between = strip(text[end:match.start()])
        if pieces and between.strip():
            yield line, "".join(pieces)
            pieces = []
        if not pieces:
            line = text.count("\n", 0, match.start()) + 1
        pieces.append(match.group(0)[1:-1])
        end = match.end()
    if pieces:
        yield line, "".join(pieces)


def includes(text):
    """Each #include "..." with its line."""
    for line, directive in directives(text):
        match = re.match(r'#\s*include\s+"([^"]+)"', directive)
        if match:
            yield line, match.group(1)


class Statement:
    """Something at the outermost level: its head, and its body if any."""

    def __init__(self, code, start, body, end):
        self.head = code[start:body if body is not None else end]
        lead = len(self.head) - len(self.head.lstrip())
        self.line = code.count("\n", 0, start + lead) + 1
        self.body = None if body is None else code[body:end + 1]
        if body is not None:
            self.body_line = code.count("\n", 0, body) + 1
            self.end_line = code.count("\n", 0, end) + 1

    @property
    def name(self):
        match = re.search(r"(\w+)\s*\(", self.head)
        return match.group(1) if match else self.head.strip()[:20]

    def is_function(self):
        head = re.sub(r"__attribute__\s*\(\(.*?\)\)", "", self.head,
                      flags=re.DOTALL).rstrip()
        return self.body is not None and head.endswith(")") \
            and "=" not in head

    def is_prototype(self):
        head = self.head.strip()
        if self.body is not None or "=" in head or not head:
            return False
        match = re.match(r"([^(]*?)(\w+)\s*\(", head, re.DOTALL)
        if not match or not match.group(1).strip():
            return False
        return not re.match(r"typedef\b|_?[sS]tatic_assert\b", head)


def statements(code):
    """The outermost statements of code that strip() has been over."""
    depth, start, body, shut = 0, 0, None, None
    for match in re.finditer(r"[{};]", code):
        mark, at = match.group(0), match.start()
        if mark == "{":
            if depth == 0:
                body = at
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth == 0:
                done = Statement(code, start, body, at)
                if done.is_function():
                    yield done
                    start, body = at + 1, None
                shut = at
        elif depth == 0:
            if body is None:
                yield Statement(code, start, None, at)
            else:
                yield Statement(code, start, body, shut)
            start, body = at + 1, None

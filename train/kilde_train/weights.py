"""Writes kilde's model files; src/model/weights.h tells the layout.

>>> write_weights("x.kmod", "analysis", {"words": np.zeros((4, 96), np.int8), "upos": "NOUN\\nVERB"})
"""
import struct

import numpy as np

MAGIC, VERSION, ALIGN = b"KILDEMOD", 1, 64
TYPES = {"int8": "i8", "uint8": "u8", "int16": "i16", "uint16": "u16", "int32": "i32",
         "uint32": "u32", "uint64": "u64", "float32": "f32"}


def fnv1a(data):
    h = 14695981039346656037
    for b in data:
        h = ((h ^ b) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return h


def directory_text(kind, sections, start):
    lines, offset, offsets = [kind], start, []
    for name, kind_name, dims, data in sections:
        offset = -(-offset // ALIGN) * ALIGN
        offsets.append(offset)
        lines.append(f"{name} {kind_name} {offset} {','.join(map(str, dims))}")
        offset += len(data)
    return "\n".join(lines).encode("ascii"), offsets, offset


def write_weights(path, kind, arrays):
    sections = []
    for name, value in arrays.items():
        if isinstance(value, str):
            data = value.encode("utf-8")
            sections.append((name, "text", [len(data)], data))
        else:
            value = np.ascontiguousarray(value)
            sections.append((name, TYPES[value.dtype.name], value.shape, value.tobytes()))
    # The directory's length depends on the offsets in it, which depend on its length: leave room.
    room = -(-(len(directory_text(kind, sections, 1 << 40)[0]) + 32) // ALIGN) * ALIGN
    directory, offsets, length = directory_text(kind, sections, room)
    directory = directory.ljust(room - 32)
    with open(path, "wb") as file:
        file.write(struct.pack("<8sIIQQ", MAGIC, VERSION, len(directory), length, fnv1a(directory)))
        file.write(directory)
        for offset, (_, _, _, data) in zip(offsets, sections):
            file.write(b"\0" * (offset - file.tell()))
            file.write(data)

# The syntax tree of a C# file as JSON, by tree-sitter: each named node, with the field of its parent that it is.
import json
import sys

import tree_sitter_c_sharp
from tree_sitter import Language, Parser


def described(cursor):
    node = cursor.node
    result = {"kind": node.type, "field": cursor.field_name or "", "line": node.start_point.row + 1}
    result["wrong"] = node.type == "ERROR" or node.is_missing
    result["text"] = node.text.decode()
    result["children"] = []
    if cursor.goto_first_child():
        while True:
            if cursor.node.is_named or cursor.node.is_missing:
                result["children"].append(described(cursor))
            if not cursor.goto_next_sibling():
                break
        cursor.goto_parent()
    return result


with open(sys.argv[1], "rb") as file:
    tree = Parser(Language(tree_sitter_c_sharp.language())).parse(file.read())
json.dump(described(tree.walk()), sys.stdout)

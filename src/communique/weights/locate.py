"""Where the English model is."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

from communique.errors import ModelError

VARIABLE = "COMMUNIQUE_MODEL"
"""Environment variable that names a model folder."""

PACKAGE = "communique_en"
"""The installed distribution's package."""


def model_folder(path: Path | None = None) -> Path:
    """The folder that holds `manifest.json`: `path`, else `$COMMUNIQUE_MODEL`, else the installed package
    communique_en, else `models/en` of a source tree. ModelError if there is none.
    """
    if path is not None:
        return checked(Path(path), "the path that was given")
    if named := os.environ.get(VARIABLE):
        return checked(Path(named), f"the path in ${VARIABLE}")
    for folder in (*package_folders(), *source_folders()):
        if (folder / "manifest.json").is_file():
            return folder
    raise ModelError(
        PACKAGE, "no English model was found", f"pip install communique-en, or set ${VARIABLE} to its folder"
    )


def checked(folder: Path, what: str) -> Path:
    """`folder`, or its package folder inside a distribution; ModelError if neither holds a manifest."""
    for candidate in (folder, folder / PACKAGE):
        if (candidate / "manifest.json").is_file():
            return candidate
    raise ModelError(str(folder), f"{what} holds no manifest.json", "name the folder that holds manifest.json")


def package_folders() -> list[Path]:
    """The folder of the installed package, if there is one; nothing is imported."""
    spec = importlib.util.find_spec(PACKAGE)
    return [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []


def source_folders() -> list[Path]:
    """`models/en/communique_en` and `models/en` of the source tree that this file is in."""
    root = Path(__file__).resolve().parents[3] / "models" / "en"
    return [root / PACKAGE, root]

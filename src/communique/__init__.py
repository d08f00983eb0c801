"""Communique: many reports of one story in, a sourced record out."""


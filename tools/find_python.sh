#!/bin/sh
# Print the path of a Python of version 3.12 or later, or nothing. The newest tried first; each is run,
# because a version manager's stand-in may exist on PATH without a Python behind it.
for candidate in \
  "${LARDOM_PYTHON:-}" python3.14 python3.13 python3.12 python3 \
  "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python \
  "$HOME"/.local/share/uv/python/cpython-3.1[2-9]*/bin/python3
do
  [ -n "$candidate" ] || continue
  path=$("$candidate" -c 'import sys; print(sys.executable if sys.version_info >= (3, 12) else "")' 2>/dev/null) || continue
  if [ -n "$path" ]; then echo "$path"; exit 0; fi
done
exit 0

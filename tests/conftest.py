"""What all tests share."""

import neurons  # noqa: F401  # first, so that TensorFlow starts quietly

"""matplotlib's colour maps: seventeen stops of each, between which colours are mixed.

Read off matplotlib 3.11; tab10 and tab20 are lists of colours, which are not mixed.
"""

from functools import cache

import numpy as np

STOPS: dict[str, str] = {
    "viridis": (
        "440154 48186a 472d7b 424086 3b528b 33638d 2c728e 26828e 21918c 1fa088 28ae80 3fbc73 "
        "5ec962 84d44b addc30 d8e219 fde725 "
    ),
    "plasma": (
        "0d0887 310597 4c02a1 6600a7 7e03a8 9511a1 aa2395 bc3587 cc4778 da5a6a e66c5c f0804e "
        "f89540 fdac33 fdc527 f8df25 f0f921 "
    ),
    "inferno": (
        "000004 0b0724 210c4a 3d0965 57106e 71196e 8a226a a32c61 bc3754 d24644 e45a31 f1731d "
        "f98e09 fcac11 f9cb35 f2ea69 fcffa4 "
    ),
    "magma": (
        "000004 0a0822 1d1147 36106b 51127c 6a1c81 832681 9c2e7f b73779 d0416f e75263 f56b5c "
        "fc8961 fea772 fec488 fde2a3 fcfdbf "
    ),
    "cividis": (
        "00224e 002e6a 1a386f 32436d 434e6c 535a6d 61656f 6f7073 7d7c78 8c8878 9b9476 aba072 "
        "bcae6c cdbb63 dec958 f0d846 fee838 "
    ),
    "turbo": (
        "30123b 4040a2 466be3 4294ff 28bceb 18ddc2 32f298 6dfe62 a4fc3c cdec34 eecf3a fdac34 "
        "fb7e21 eb500e d02f05 a91601 7a0403 "
    ),
    "gray": (
        "000000 101010 202020 303030 404040 505050 606060 707070 808080 909090 a0a0a0 b0b0b0 "
        "c0c0c0 d0d0d0 e0e0e0 f0f0f0 ffffff "
    ),
    "Greys": (
        "ffffff f7f7f7 f0f0f0 e4e4e4 d9d9d9 cbcbcb bdbdbd a9a9a9 959595 848484 727272 626262 "
        "515151 3a3a3a 242424 111111 000000 "
    ),
    "Blues": (
        "f7fbff eaf3fb deebf7 d2e3f3 c6dbef b2d2e8 9dcae1 84bcdb 6aaed6 56a0ce 4191c6 3181bd "
        "2070b4 1460a8 08509b 084082 08306b "
    ),
    "Reds": (
        "fff5f0 feeae1 fee0d2 fdcdb9 fcbba1 fca689 fc9272 fb7d5d fb694a f5523a ee3a2c dc2924 "
        "ca181d b71319 a30f15 840711 67000d "
    ),
    "Greens": (
        "f7fcf5 eef8ea e5f5e0 d6efd0 c7e9c0 b4e1ad a0d99b 8ace88 73c476 5ab769 40aa5d 319a50 "
        "228a44 117b38 006c2c 005723 00441b "
    ),
    "Oranges": (
        "fff5eb feeddc fee6ce fddbb8 fdd0a2 fdbf86 fdae6a fd9d53 fd8c3b f77a27 f16813 e4580a "
        "d84801 be3f02 a53603 912e04 7f2704 "
    ),
    "Purples": (
        "fcfbfd f5f4f9 efedf5 e4e3f0 dadaeb cbcbe3 bcbddc adabd2 9e9ac8 8e8bc1 807cba 7566ae "
        "6950a3 5e3b98 53268f 491285 3f007d "
    ),
    "YlGnBu": (
        "ffffd9 f6fbc5 edf8b1 daf0b3 c6e9b4 a2dbb8 7ecdbb 5fc1c0 40b5c4 2ea3c2 1d90c0 2076b3 "
        "225da8 24489d 243392 162874 081d58 "
    ),
    "YlOrRd": (
        "ffffcc fff6b6 ffeda0 fee38b fed976 fec561 feb24c fd9f44 fd8c3c fc6c33 fc4d2a ef3323 "
        "e2191c cf0c21 bb0026 9d0026 800026 "
    ),
    "hot": (
        "0b0000 350000 5f0000 890000 b30000 dd0000 ff0800 ff3200 ff5c00 ff8600 ffb000 ffda00 "
        "ffff07 ffff46 ffff85 ffffc4 ffffff "
    ),
    "bone": (
        "000000 0e0e13 1c1c27 2a2a3a 38384e 464661 545574 626882 707b90 7e8f9e 8ca2ac 9ab5ba "
        "a9c8c8 bfd6d6 d5e4e4 eaf2f2 ffffff "
    ),
    "copper": (
        "000000 140c08 281910 3b2518 4f3220 633e28 774b30 8a5738 9e6440 b27048 c67d50 d98958 "
        "ed9660 ffa267 ffaf6f ffbb77 ffc77f "
    ),
    "cool": (
        "00ffff 10efff 20dfff 30cfff 40bfff 50afff 609fff 708fff 807fff 906fff a05fff b04fff "
        "c03fff d02fff e01fff f00fff ff00ff "
    ),
    "spring": (
        "ff00ff ff10ef ff20df ff30cf ff40bf ff50af ff609f ff708f ff807f ff906f ffa05f ffb04f "
        "ffc03f ffd02f ffe01f fff00f ffff00 "
    ),
    "summer": (
        "008066 108866 209066 309866 40a066 50a866 60b066 70b866 80c066 90c866 a0d066 b0d866 "
        "c0e066 d0e866 e0f066 f0f866 ffff66 "
    ),
    "autumn": (
        "ff0000 ff1000 ff2000 ff3000 ff4000 ff5000 ff6000 ff7000 ff8000 ff9000 ffa000 ffb000 "
        "ffc000 ffd000 ffe000 fff000 ffff00 "
    ),
    "winter": (
        "0000ff 0010f7 0020ef 0030e7 0040df 0050d7 0060cf 0070c7 0080bf 0090b7 00a0af 00b0a7 "
        "00c09f 00d097 00e08f 00f087 00ff80 "
    ),
    "coolwarm": (
        "3b4cc0 4e68d8 6282ea 779af7 8db0fe a3c2fe b9d0f9 ccd9ed dddcdc ecd3c5 f5c4ac f7b093 "
        "f4987a eb7d62 dd5f4b ca3b37 b40426 "
    ),
    "bwr": (
        "0000ff 2020ff 4040ff 6060ff 8080ff a0a0ff c0c0ff e0e0ff fffefe ffdede ffbebe ff9e9e "
        "ff7e7e ff5e5e ff3e3e ff1e1e ff0000 "
    ),
    "seismic": (
        "00004c 000079 0000a6 0000d3 0101ff 4141ff 8181ff c1c1ff fffdfd ffbdbd ff7d7d ff3d3d "
        "fe0000 de0000 be0000 9e0000 800000 "
    ),
    "RdBu": (
        "67001f 960f27 bb2a34 d25849 e58368 f5ac8b fbceb7 fbe6da f6f7f7 deebf2 c0dceb 98c8e0 "
        "68abd0 3e8cbf 2870b1 15508d 053061 "
    ),
    "RdYlBu": (
        "a50026 c41e27 de402e f16640 f98e52 fdb567 fed485 feeca2 feffc0 ebf7e4 d1ecf4 b0dcea "
        "8ec2dc 6da4cc 4f81ba 3d5ba7 313695 "
    ),
    "RdYlGn": (
        "a50026 c41e27 de402e f16640 f98e52 fdb567 fed481 feec9f feffbe e6f59d cbe982 abdb6d "
        "84ca66 5ab760 2aa054 0f8446 006837 "
    ),
    "Spectral": (
        "9e0142 c1274a dd4a4c f06744 f98e52 fdb567 fed481 feec9f ffffbe eff9a6 d6ee9b b1dfa3 "
        "86cfa5 5eb9a9 3d95b8 4471b2 5e4fa2 "
    ),
    "PiYG": (
        "8e0152 b1116d cb3289 db6ca8 e897c4 f3bcdd fad6ea fbe9f2 f7f7f6 ecf6de d9f0bc bde38d "
        "9acd61 77b53c 589b28 3d7f1e 276419 "
    ),
    "PuOr": (
        "7f3b08 a04d07 be630a db7d12 ef9e3c fdbd6e fed7a2 fbe9cf f6f6f7 e3e4ef cecde4 b6b0d4 "
        "988dbe 7967a6 5d3790 44176f 2d004b "
    ),
    "BrBG": (
        "543005 774508 995d13 b97b29 cfa256 e2c787 f1dfb3 f6edd7 f4f5f5 d7eeeb b4e2db 87d0c5 "
        "58b0a7 2d8f87 0c7169 01554b 003c30 "
    ),
    "jet": (
        "000080 0000c8 0000ff 0040ff 0080ff 00c0ff 16ffe1 49ffad 7dff7a b1ff46 e4ff13 ffd000 "
        "ff9400 ff5900 ff1e00 c40000 800000 "
    ),
    "rainbow": (
        "8000ff 6032fe 4062fa 208ef4 00b5eb 20d5e1 40ecd4 60fac5 80ffb4 a0faa1 c0eb8d e0d377 "
        "ffb360 ff8c49 ff5f30 ff2f18 ff0000 "
    ),
    "twilight": (
        "e2d9e2 c4ced4 95b5c7 7297c1 6276ba 5e51ad 592a8f 45135c 2f1436 4a1342 741e4f 983550 "
        "b25652 c27c63 cca389 d8c7be e2d9e2 "
    ),
    "tab10": ("1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf "),
    "tab20": (
        "1f77b4 aec7e8 ff7f0e ffbb78 2ca02c 98df8a d62728 ff9896 9467bd c5b0d5 8c564b c49c94 "
        "e377c2 f7b6d2 7f7f7f c7c7c7 bcbd22 dbdb8d 17becf 9edae5 "
    ),
}

LISTS = frozenset({"tab10", "tab20"})
OTHER_NAMES = {"grey": "gray", "Grays": "Greys", "binary": "Greys"}


def is_map(name: str) -> bool:
    """Return whether there is a colour map `name`, also turned round: "viridis_r"."""
    return _straight(name) in STOPS


def shades(name: str, parts: np.ndarray) -> np.ndarray:
    """Return the colours at `parts` (0 to 1; beyond, the ends) as float64 (..., 3), 0 to 1.

    KeyError where there is no such map. NaN gives NaN.
    """
    stops = _stops(_straight(name))
    if name.endswith("_r"):
        stops = stops[::-1]
    place = np.clip(np.asarray(parts, np.float64), 0.0, 1.0)
    if _straight(name) in LISTS:
        known = np.where(np.isfinite(place), place, 0.0)
        found = stops[np.minimum((known * len(stops)).astype(int), len(stops) - 1)]
        return np.where(np.isfinite(place)[..., None], found, np.nan)
    ends = np.linspace(0.0, 1.0, len(stops))
    return np.stack([np.interp(place, ends, stops[:, k]) for k in range(3)], axis=-1)


def _straight(name: str) -> str:
    straight = name.removesuffix("_r")
    return OTHER_NAMES.get(straight, straight)


@cache
def _stops(name: str) -> np.ndarray:
    rows = STOPS[name].split()
    return np.array([[int(row[k : k + 2], 16) / 255 for k in (0, 2, 4)] for row in rows])

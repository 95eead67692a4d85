"""Real-looking notebooks and scripts of notebooks/, and what opening and running them shows.

A row: the file; how many scenes; what is left out, as "cell:line text"; values at the end, by cell;
the errors, as "cell:line words of the message".
"""

SLOPE = "dy_dx"

NOTEBOOKS = [
    ("guide_autodiff.ipynb", 16, [], {
        4: {SLOPE: 6.0}, 6: {"dl_db": ...}, 13: {SLOPE: 6.0}, 11: {"grad": [6.0, None, None, None]},
    }, []),
    ("guide_advanced_autodiff.ipynb", 12, [
        "1:6 mpl.rcParams['figure.figsize'] = (8, 6)",
    ], {2: {"grad": {"x": 4.0, "y": None}}, 7: {SLOPE: 3.0, "d2y_dx2": 6.0}}, []),
    ("colab_header.ipynb", 5, [
        "1:5 %tensorflow_version 2.x",
        "1:8 !pip install -q -U tensorflow-addons \\\n    tensorflow-datasets",
        "1:10 import os, sys",
        "1:13 %matplotlib inline",
        "1:14 %load_ext tensorboard",
        "2:1 from google.colab import drive, files",
        "2:2 drive.mount('/content/drive')",
        "3:1 !nvidia-smi",
        "3:2 %cd /content/drive/MyDrive",
        "3:3 os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'",
        "4:1 %%time",
        "5:1 uploaded = files.upload()",
        "5:2 %tensorboard --logdir logs",
    ], {4: {"w": 3.464}}, []),
    ("korean_training.ipynb", 5, [
        "1:3 import pandas as pd",
        "1:4 import seaborn as sns",
        "1:8 sns.set_theme(style='whitegrid')",
        "5:1 display(w)",
    ], {3: {"w": 2.0, "b": 1.0}}, ["5:2 pd has no value here: line 3 of cell 1"]),
    ("format_three.ipynb", 2, ["1:1 %pylab inline"], {2: {"g": 6.0}}, []),
    ("windows.ipynb", 2, ["1:3 !dir"], {2: {"g": 12.0}}, []),
    ("asking_help.ipynb", 4, [
        "1:2 ?tf.GradientTape",
        "1:3 tf.Variable?",
        "1:4 tf.Variable.assign??",
        "2:1 names = !ls -1",
        "2:2 here = %pwd",
    ], {1: {"x": 1.5}, 2: {"y": 3.0}, 3: {"z": 4.0}, 4: {"names": ["x", "y"]}},
     ["3:2 names has no value here: line 1 of cell 2"]),
    ("other_languages.ipynb", 6, [
        "1:1 %%bash\ncd /tmp && ls | wc -l\nif [ -f x ]; then rm x; fi",
        "2:1 %%writefile model.py\nimport torch\nclass Broken(:",
        "3:1 %%html\n<script>alert('hi')</script>",
        "4:1 %%javascript\nIPython.notebook.execute_cells([1])",
        "5:1 %%capture output",
        "6:1 %%timeit -n 1 -r 1",
    ], {5: {"g": 0.25}, 6: {"s": 1.0}}, []),
    ("missing_names.ipynb", 4, [
        "1:1 from sklearn.model_selection import train_test_split",
        "1:2 from scipy.special import expit as sigmoid",
        "3:1 from somewhere import log",
    ], {1: {"log": 3.0}, 4: {"g": 0.235004}}, [
        "2:3 sigmoid has no value here: line 2 of cell 1",
        "3:2 log has no value here: line 1 of cell 3",
    ]),
    ("large_outputs.ipynb", 2, [], {2: {"g": -0.111111}}, []),
    ("subplots.ipynb", 4, [
        "1:3 from mpl_toolkits.mplot3d import Axes3D",
        "3:2 ax = fig.add_subplot(111, projection='3d')",
        "3:3 ax.plot_surface(x, y, g, cmap=cm.viridis)",
        "3:4 plt.savefig('tanh.png', dpi=200)",
    ], {3: {"total": 3.915559}, 4: {"k": 1}}, []),
    ("empty.ipynb", 1, [], {1: {}}, []),
    ("percent_cells.py", 3, [], {3: {"biggest": 0.25}}, []),
    ("nbconvert.py", 3, [
        "1:1 get_ipython().run_line_magic('matplotlib', 'inline')",
        "1:2 get_ipython().system('pip install -q tensorflow')",
        "3:2 get_ipython().run_line_magic('pinfo', 'tape')",
    ], {3: {"g": 12.0}}, []),
    ("colab_export.py", 1, [
        "1:13 import os",
        "1:14 import logging",
        '1:18 os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"',
        '1:20 logging.getLogger("tensorflow").setLevel(logging.ERROR)',
    ], {1: {"y": 5.0, "g": [2.0, 4.0]}}, []),
    ("script_main.py", 1, [
        "1:2 import argparse",
        "1:3 import os",
        "1:4 from pathlib import Path",
        '1:9 DATA = Path("data") / "mnist"',
    ], {1: {"SEED": 42, "w": 3.0}}, []),
    ("shell_in_script.py", 1, [
        '1:2 !wget -q https://example.com/data.csv -O "it\'s data.csv"',
        "1:11 !ls",
    ], {1: {"text": "\n%matplotlib inline\n!ls\n", "rest": 3, "g": 2.718282}}, []),
    ("mutated_elsewhere.py", 1, ["1:2 from toolbox import scramble"], {1: {"data": [1.0, 2.0]}},
     ["1:5 scramble has no value here: line 2"]),
]  # fmt: skip

"""Checks every workbook below a folder with Apache Spark.

    spark-submit check_folder.py --input FOLDER --output FOLDER --smeltcheck PROGRAM [--today DAY] [--partitions N]

Each partition runs the command line tool once for a batch of its files, so that starting it costs nothing that counts.
The output is one JSON object for each file: its path and what `smeltcheck check --format ndjson` writes for it.
Input and output may lie on any storage that Spark reads and writes; the program must be on every worker.
"""

import argparse
import json
import os
import subprocess
import tempfile
from pathlib import PurePosixPath

from pyspark.sql import SparkSession

# Files that one run of the program checks: their bytes lie on the worker's disk meanwhile.
BATCH = 64

# The tool says 1 where something must be fixed, and 2 where a file could not be read: its line says which.
FINISHED = (0, 1, 2)


def batches(rows):
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def check_batch(rows, command):
    """One line for each file, in the order of the rows."""
    with tempfile.TemporaryDirectory(prefix="smeltcheck-") as folder:
        names = []
        for number, row in enumerate(rows):
            # Each file in a folder of its own: two suppliers may have chosen the same name, which the report shows.
            name = os.path.join(folder, str(number), PurePosixPath(row.path).name)
            os.mkdir(os.path.dirname(name))
            with open(name, "wb") as file:
                file.write(row.content)
            names.append(name)
        run = subprocess.run(
            command,
            input=b"".join(name.encode() + b"\0" for name in names),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    lines = run.stdout.decode().splitlines()
    if run.returncode not in FINISHED or len(lines) != len(rows):
        raise RuntimeError(f"{command[0]} ended with {run.returncode}: {run.stderr.decode()[-2000:]}")
    for row, line in zip(rows, lines):
        yield json.dumps({"path": row.path}, ensure_ascii=False)[:-1] + ', "check": ' + line + "}"


def main():
    options = argparse.ArgumentParser(description="Check every workbook below a folder with Apache Spark")
    options.add_argument("--input", required=True, help="folder of workbooks, with the folders in it")
    options.add_argument("--output", required=True, help="folder for the results; must not exist")
    options.add_argument("--smeltcheck", default="smeltcheck", help="the command line tool")
    options.add_argument("--today", help="day of the check, the same for all files and for every repetition")
    options.add_argument("--partitions", type=int, help="parts of the work; a few for each core of the cluster")
    options = options.parse_args()

    # Spark uses the other cores for other partitions.
    command = [options.smeltcheck, "check", "--files-from", "-", "--null", "--format", "ndjson", "--jobs", "1"]
    if options.today:
        command += ["--today", options.today]

    spark = SparkSession.builder.appName("smeltcheck").getOrCreate()
    files = (
        spark.read.format("binaryFile")
        .option("recursiveFileLookup", "true")
        .option("pathGlobFilter", "*.xls[xm]")
        .load(options.input)
        .select("path", "content")
    )
    if options.partitions:
        files = files.repartition(options.partitions)
    results = files.rdd.mapPartitions(
        lambda rows: (line for batch in batches(rows) for line in check_batch(batch, command))
    )
    results.saveAsTextFile(options.output)
    spark.stop()


if __name__ == "__main__":
    main()

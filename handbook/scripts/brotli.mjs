// node brotli.mjs FILE TARGET QUALITY: compresses a file as a browser can read it.
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const [file, target, quality] = process.argv.slice(2);
const data = readFileSync(file);
const params = {
  [constants.BROTLI_PARAM_QUALITY]: Number(quality),
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
};
writeFileSync(target, brotliCompressSync(data, { params }));

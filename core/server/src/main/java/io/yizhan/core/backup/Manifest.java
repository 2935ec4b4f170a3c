package io.yizhan.core.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a backup holds, as its last part says it.
 *
 * @param product version of the program that took it
 * @param schema version of the system tables
 * @param takenAt the moment whose state it holds
 * @param position of the newest event in it
 * @param missing originals that were left out as they were not there, or not whole
 */
public record Manifest(
        String product,
        String schema,
        Instant takenAt,
        long position,
        List<TablePart> tables,
        List<FilePart> files,
        List<AssetFile> missing) {
    /** Of the file as a whole; a program reads its own and older ones. */
    static final int FORMAT = 1;

    static final String PART = "manifest.json";

    /** The rows of a table. */
    record TablePart(String name, List<Column> columns, long rows, long bytes, String sha256) implements Part {
        @Override
        public String part() {
            return "tables/" + name + ".jsonl";
        }
    }

    /** The original of an asset; its name is its hash. */
    record FilePart(String sha256, long bytes) implements Part {
        @Override
        public String part() {
            return "files/" + sha256;
        }
    }

    /** A part of the zip file. */
    sealed interface Part {
        /** Name in the zip file. */
        String part();

        long bytes();

        /** Of its bytes, 64 lower-case digits. */
        String sha256();
    }

    public Manifest {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }

    /** How many rows in all. */
    public long rows() {
        return tables.stream().mapToLong(TablePart::rows).sum();
    }

    /** How many originals. */
    public int fileCount() {
        return files.size();
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>(tables);
        parts.addAll(files);
        return parts;
    }

    byte[] write() {
        return RowJson.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(new Written(
                        FORMAT,
                        product,
                        schema,
                        takenAt.toString(),
                        position,
                        tables.stream().map(Manifest::table).toList(),
                        files,
                        missing));
    }

    /** In this order a person looks at it. */
    private record Written(
            int format,
            String product,
            String schema,
            String takenAt,
            long position,
            List<WrittenTable> tables,
            List<FilePart> files,
            List<AssetFile> missing) {}

    /** @param columns names with kinds */
    private record WrittenTable(String name, List<List<String>> columns, long rows, long bytes, String sha256) {}

    private static WrittenTable table(TablePart table) {
        List<List<String>> columns = table.columns().stream()
                .map(column -> List.of(column.name(), column.kind().word()))
                .toList();
        return new WrittenTable(table.name(), columns, table.rows(), table.bytes(), table.sha256());
    }

    /**
     * Reads one.
     *
     * @throws BackupRefused NEWER for a format this program does not know, DAMAGED if it is no manifest
     */
    static Manifest read(byte[] json) {
        try {
            JsonNode root = RowJson.MAPPER.readTree(json);
            int format = root.required("format").asInt();
            if (format != FORMAT) {
                throw new BackupRefused(
                        BackupRefused.Reason.NEWER,
                        "备份文件的格式是 " + format + "，本程序只认识 " + FORMAT + "。请用较新的易展恢复。",
                        "The backup has format " + format + ", and this program knows " + FORMAT
                                + " only. Restore it with a newer Yizhan.");
            }
            return new Manifest(
                    root.required("product").asString(),
                    root.required("schema").asString(),
                    Instant.parse(root.required("takenAt").asString()),
                    root.required("position").asLong(),
                    each(root, "tables", Manifest::table),
                    each(root, "files", node -> new FilePart(hash(node), size(node, "bytes"))),
                    each(
                            root,
                            "missing",
                            node -> new AssetFile(
                                    hash(node),
                                    size(node, "bytes"),
                                    node.required("name").asString())));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw Archive.damaged(PART, e);
        }
    }

    private static TablePart table(JsonNode node) {
        List<Column> columns = each(
                node,
                "columns",
                pair -> new Column(
                        pair.required(0).asString(),
                        ColumnKind.find(pair.required(1).asString())
                                .orElseThrow(() -> new IllegalArgumentException("no kind of column: " + pair))));
        return new TablePart(
                node.required("name").asString(), columns, size(node, "rows"), size(node, "bytes"), hash(node));
    }

    private static String hash(JsonNode node) {
        String hash = node.required("sha256").asString();
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no hash: " + hash);
        }
        return hash;
    }

    private static long size(JsonNode node, String name) {
        long size = node.required(name).asLong();
        if (size < 0) {
            throw new IllegalArgumentException("less than nothing: " + size);
        }
        return size;
    }

    private static <T> List<T> each(JsonNode node, String name, Function<JsonNode, T> read) {
        JsonNode list = node.required(name);
        if (!list.isArray()) {
            throw new IllegalArgumentException("no list: " + name);
        }
        List<T> all = new ArrayList<>();
        for (JsonNode one : list.values()) {
            all.add(read.apply(one));
        }
        return all;
    }
}

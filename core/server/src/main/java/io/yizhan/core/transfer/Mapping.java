package io.yizhan.core.transfer;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping file, read and checked: how rows of a source become entries.
 *
 * @param source name of the system the rows come from; with type and key it names an entry for ever
 * @param imports by name, in order of the file
 */
public record Mapping(String source, Map<String, Import> imports) {
    public Mapping {
        imports = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(imports));
    }

    /** How the rows of a file are told apart. */
    enum Format {
        JSONL,
        JSON,
        CSV
    }

    /** What is said of a row whose key an earlier row had. */
    enum Repeats {
        REFUSE,
        NOTE,
        IGNORE
    }

    /**
     * One import.
     *
     * @param format empty: by the name of the file
     * @param encoding name of a character set; empty: UTF-8, or GB18030 where a CSV is not UTF-8
     * @param delimiter of CSV; empty: the likeliest of comma, semicolon and tab
     * @param rows where the rows lie; empty: each line, or the list that the file is
     * @param key what tells an entry from the others
     * @param locale of localised values; empty: asked of the command
     * @param addOnly entries that are there are left alone
     * @param repeats what is said of further rows with the same key; the first is taken in any case
     * @param before imports done first
     */
    record Import(
            String name,
            ContentType type,
            Optional<Format> format,
            Optional<String> encoding,
            Optional<Character> delimiter,
            Optional<RowPath> rows,
            Expression key,
            Optional<String> locale,
            boolean addOnly,
            Repeats repeats,
            List<Before> before,
            List<FieldPlan> fields) {
        public Import {
            before = List.copyOf(before);
            fields = List.copyOf(fields);
        }
    }

    /**
     * An import to be done first.
     *
     * @param files pattern of files beside the one given; empty: the same file
     */
    record Before(String name, Optional<String> files) {}

    /**
     * How one field is filled.
     *
     * @param name as the mapping writes it
     * @param locale empty for a field that is not localised, and for one in the import's own locale
     * @param leaveOut a value that is not valid is left out, and the row goes in without it
     */
    record FieldPlan(String name, Field field, Optional<String> locale, ValuePlan plan, boolean leaveOut) {}

    /** The imports that make entries of a type and are asked for by its name; the first of them. */
    public Optional<String> importOf(String typeId) {
        return imports.values().stream()
                .filter(one -> one.type().id().equals(typeId))
                .map(Import::name)
                .findFirst();
    }
}

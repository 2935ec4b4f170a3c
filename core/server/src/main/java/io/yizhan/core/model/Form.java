package io.yizhan.core.model;

import java.util.List;

/** Layout of an entry's form: sections in order. Fields named in no section stand in a last section of their own. */
public record Form(List<Section> sections) {
    public Form {
        sections = List.copyOf(sections);
    }

    /**
     * @param id unique in the form
     * @param fields ids of own fields, in order
     */
    public record Section(String id, Labels label, List<String> fields) {
        public Section {
            fields = List.copyOf(fields);
        }
    }
}

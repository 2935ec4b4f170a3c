package io.yizhan.core.transfer;

import java.util.List;

/**
 * Something that an export, or its mapping, does without.
 *
 * @param what names of fields as the file has them, or one number
 */
public record LeftOut(Reason reason, List<String> what) {
    public LeftOut {
        what = List.copyOf(what);
    }

    /** Why. */
    public enum Reason {
        /** Fields that not everybody may see. */
        NOT_PUBLIC("并非人人可见的字段", "fields that not everybody may see"),
        /** Links to entries that not everybody may see. */
        HIDDEN_LINKS("指向并非人人可见的条目的关联数", "links to entries that not everybody may see"),
        /** What a reference says of the link; cells have no room for it. */
        ATTRIBUTES("关联上的属性（JSON 行文件中有）", "attributes of references (JSON lines have them)"),
        /** What people read of a date; cells have EDTF alone. */
        DISPLAY("年代的显示文字（JSON 行文件中有）", "wording of dates (JSON lines have it)"),
        /** What an import does not fill: assets, computed fields. */
        NOT_IMPORTED("导入不能填写的字段", "fields that no import fills"),
        /** References to types without a value that no two entries share. */
        BY_ID(
                "须先用同名来源导入其目标的关联（目标没有唯一字段）",
                "references whose targets have no unique field: import those first, from the same source");

        private final String chinese;
        private final String english;

        Reason(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    public String chinese() {
        return reason.chinese + "：" + String.join("、", what);
    }

    public String english() {
        return reason.english + ": " + String.join(", ", what);
    }
}

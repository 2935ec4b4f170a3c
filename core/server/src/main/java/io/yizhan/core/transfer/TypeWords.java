package io.yizhan.core.transfer;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words by which command line and mapping files name content types: {@code works}, {@code trade-fairs}, {@code work}. */
final class TypeWords {
    private TypeWords() {}

    static Optional<ContentType> find(ContentModel model, String word) {
        String wanted = plain(word);
        return model.types().values().stream()
                .filter(type -> plain(type.plural()).equals(wanted)
                        || plain(type.id()).equals(wanted)
                        || plain(type.singular()).equals(wanted))
                .findFirst();
    }

    /** Plurals as the delivery API names them. */
    static List<String> all(ContentModel model) {
        return model.types().values().stream().map(TypeWords::plural).toList();
    }

    /** That there is no such type, in both languages. */
    record Unknown(String chinese, String english) {}

    static Unknown unknown(ContentModel model, String word) {
        List<String> all = all(model);
        String near = Suggestion.nearest(word, all);
        String known = String.join(", ", all);
        return new Unknown(
                "没有内容类型 " + word + "。" + (near.isEmpty() ? "" : "您是不是要写 " + near + "？") + "可用：" + known + "。",
                "There is no content type " + word + ". " + (near.isEmpty() ? "" : "Did you mean " + near + "? ")
                        + "Choose from: " + known + ".");
    }

    static String plural(ContentType type) {
        return type.plural().substring(0, 1).toLowerCase(Locale.ROOT)
                + type.plural().substring(1);
    }

    private static String plain(String word) {
        return word.replace("-", "").toLowerCase(Locale.ROOT);
    }
}

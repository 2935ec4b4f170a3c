package io.yizhan.core.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * One thing wrong with a content model.
 *
 * @param file path of the file as given by its source, or the owner where the model came from no file
 * @param line line in the file, from 1; 0 where unknown
 * @param path where in the file or the model, e.g. {@code fields[2].maxLength} or {@code work/title}
 * @param code from a closed list, e.g. {@code UNKNOWN_KEY}
 * @param params values of the message by name
 */
public record ModelProblem(String file, int line, String path, String code, Map<String, String> params) {
    public ModelProblem {
        params = Map.copyOf(params);
    }

    /** What is wrong and how to mend it; Chinese for locales that start with {@code zh}, else English. */
    public String message(String locale) {
        return ModelProblemCode.valueOf(code).message(locale, new TreeMap<>(params));
    }

    /** One line for a console: {@code file:line path — message}. */
    public String line(String locale) {
        String place = line > 0 ? file + ":" + line : file;
        return path.isEmpty() ? place + " — " + message(locale) : place + " " + path + " — " + message(locale);
    }
}

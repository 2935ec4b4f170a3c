package io.yizhan.core.portal;

/**
 * What failed.
 *
 * @param status HTTP status; the words are by it
 */
record ProblemPage(Frame frame, int status) {
    String title() {
        return words("title");
    }

    String text() {
        return words("text");
    }

    private String words(String part) {
        return frame.words()
                .find("problem." + status + "." + part)
                .orElseGet(() -> frame.say(status < 500 ? "problem.400." + part : "problem.500." + part));
    }
}

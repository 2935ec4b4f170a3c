package io.yizhan.core.app;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The console of the command line, in the reader's language. Answers go to standard output, complaints to standard
 * error; the log has its own way. Always UTF-8: the encoding Java guesses without a locale turns Chinese into question
 * marks.
 */
final class Terminal {
    private final boolean chinese;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean watched;
    private int shown;

    Terminal(boolean chinese, Writer out, Writer err) {
        this(chinese, out, err, false);
    }

    /** @param watched a person looks on: a line may be written over */
    Terminal(boolean chinese, Writer out, Writer err, boolean watched) {
        this.watched = watched;
        this.chinese = chinese;
        this.out = new PrintWriter(out, true);
        this.err = new PrintWriter(err, true);
    }

    /** The console of this process; Chinese if LC_ALL, LC_MESSAGES or LANG (the first that is set) begins with zh. */
    @SuppressWarnings("SystemConsoleNull") // null in a runtime image without consoles
    static Terminal ofProcess(Map<String, String> environment) {
        boolean watched =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new Terminal(speaksChinese(environment), utf8(FileDescriptor.out), utf8(FileDescriptor.err), watched);
    }

    static boolean speaksChinese(Map<String, String> environment) {
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toLowerCase(Locale.ROOT).startsWith("zh");
            }
        }
        return false;
    }

    private static Writer utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Where picocli writes its usage. */
    PrintWriter out() {
        return out;
    }

    /** Where picocli writes what is wrong with the arguments. */
    PrintWriter err() {
        return err;
    }

    /** The text in the reader's language. */
    String pick(String zh, String en) {
        return chinese ? zh : en;
    }

    /** Whether a person looks on. */
    boolean watched() {
        return watched;
    }

    /** Whether the person who looks on says yes; no if nobody does. */
    @SuppressWarnings("SystemConsoleNull") // null in a runtime image without consoles
    boolean agrees(String zh, String en) {
        Console console = System.console();
        if (!watched || console == null) {
            return false;
        }
        wipe();
        String answer = console.readLine("%s ", pick(zh + " [y/N]", en + " [y/N]"));
        return answer != null
                && List.of("y", "yes", "是").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    /** A line that the next one of its kind writes over; for a person who looks on. */
    void passing(String zh, String en) {
        String text = pick(zh, en);
        out.print("\r" + pad(text, shown));
        out.flush();
        shown = columns(text);
    }

    private void wipe() {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
    }

    /** One line of answer. */
    void line(String zh, String en) {
        wipe();
        out.println(pick(zh, en));
    }

    /** One sentence of complaint. */
    void complain(String zh, String en) {
        wipe();
        out.flush();
        err.println(pick(zh, en));
    }

    /** Lines in a frame, for what a person should not overlook. */
    void box(List<String> lines) {
        int width = lines.stream().mapToInt(Terminal::columns).max().orElse(0);
        out.println("╭" + "─".repeat(width + 2) + "╮");
        for (String line : lines) {
            out.println("│ " + pad(line, width) + " │");
        }
        out.println("╰" + "─".repeat(width + 2) + "╯");
    }

    /** The text followed by blanks up to a width in columns. */
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - columns(text)));
    }

    /** Columns a text takes in a terminal: CJK and full-width characters take two. */
    static int columns(String text) {
        return text.codePoints().map(Terminal::columns).sum();
    }

    private static int columns(int codePoint) {
        boolean wide = Character.isIdeographic(codePoint)
                || (codePoint >= 0x2E80 && codePoint <= 0x303E) // radicals, CJK punctuation
                || (codePoint >= 0x3041 && codePoint <= 0x33FF) // kana, bopomofo, CJK symbols
                || (codePoint >= 0xFF01 && codePoint <= 0xFF60); // full-width forms
        return wide ? 2 : 1;
    }
}

package io.yizhan.core.transfer;

import java.nio.file.Path;

/** Fails where a row is refused, and hears nothing else of an import. */
final class Unheard implements ImportListener {
    @Override
    public void begins(String importName, Path file) {
        // nothing to see yet
    }

    @Override
    public void noFiles(String importName, String pattern) {
        // the mapping asks for none
    }

    @Override
    public void progress(double share, ImportCounts counts) {
        // what came of it shows in the entries
    }

    @Override
    public void line(ReportLine line) {
        throw new AssertionError(line.toString());
    }

    @Override
    public void ended(String importName, Path file, ImportCounts counts) {
        // what came of it shows in the entries
    }
}

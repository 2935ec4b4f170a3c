package io.yizhan.core.transfer;

import java.nio.file.Path;

/** Told of an import as it goes on, in its own thread. */
public interface ImportListener {

    /** The rows of a file come next. */
    void begins(String importName, Path file);

    /** An import that comes first has no files beside the one given. */
    void noFiles(String importName, String pattern);

    /**
     * A batch is kept.
     *
     * @param share of the file that is read, 0 to 1
     * @param counts of this file so far
     */
    void progress(double share, ImportCounts counts);

    void line(ReportLine line);

    void ended(String importName, Path file, ImportCounts counts);
}

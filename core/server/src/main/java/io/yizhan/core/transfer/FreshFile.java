package io.yizhan.core.transfer;

import io.yizhan.core.database.DraftFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A text file of an export: stands under its name when it is whole, and not before. */
final class FreshFile implements AutoCloseable {
    private final Path path;
    private final boolean replace;
    private final DraftFile draft;
    private final Writer out;

    /**
     * Begins the file.
     *
     * @param replace whether one that is there may be written over
     * @throws UnfitExport EXISTS, NOT_WRITABLE
     */
    FreshFile(Path path, boolean replace) {
        this.path = path.toAbsolutePath().normalize();
        this.replace = replace;
        requireFree();
        try {
            this.draft = new DraftFile(this.path);
        } catch (IOException e) {
            throw new UnfitExport(
                    UnfitExport.Kind.NOT_WRITABLE,
                    "无法写入 " + path + "：" + reason(e, true),
                    "Cannot write " + path + ": " + reason(e, false));
        }
        this.out = new BufferedWriter(new OutputStreamWriter(draft.out(), StandardCharsets.UTF_8));
    }

    private void requireFree() {
        if (Files.isDirectory(path)) {
            throw new UnfitExport(UnfitExport.Kind.NOT_WRITABLE, path + " 是文件夹。", path + " is a folder.");
        }
        if (!replace && Files.exists(path)) {
            throw new UnfitExport(
                    UnfitExport.Kind.EXISTS,
                    "文件 " + path + " 已存在；要覆盖请加 --force。",
                    "There is a file " + path + " already; --force writes over it.");
        }
    }

    private static String reason(IOException failure, boolean chinese) {
        if (failure instanceof NoSuchFileException) {
            return chinese ? "没有这个文件夹。" : "there is no such folder.";
        }
        if (failure instanceof AccessDeniedException) {
            return chinese ? "没有写权限。" : "permission denied.";
        }
        return String.valueOf(failure.getMessage());
    }

    /** @throws UnfitExport BROKEN_OFF */
    void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    /** All of it is written; what remains is its name. */
    void end() {
        try {
            out.flush();
        } catch (IOException e) {
            throw brokenOff(e);
        }
        requireFree();
    }

    /**
     * Ends the file and gives it its name.
     *
     * @throws UnfitExport BROKEN_OFF; EXISTS if one has come meanwhile
     */
    void finish() {
        end();
        try {
            draft.finish();
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    private UnfitExport brokenOff(IOException failure) {
        return new UnfitExport(
                UnfitExport.Kind.BROKEN_OFF,
                "写入 " + path + " 时中断，没有留下文件：" + failure.getMessage(),
                "Writing " + path + " broke off, and no file is left: " + failure.getMessage());
    }

    @Override
    public void close() {
        try {
            draft.close();
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }
}

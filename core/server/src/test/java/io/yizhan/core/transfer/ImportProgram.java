package io.yizhan.core.transfer;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.app.ContentStart;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A program that imports, to be killed by a test. Arguments: database URL, account, password, file, mapping. */
final class ImportProgram {
    private ImportProgram() {}

    public static void main(String[] args) {
        Map<String, Object> settings = Map.of(
                "yizhan.database.url", args[0],
                "yizhan.database.user", args[1],
                "yizhan.database.password", args[2],
                "yizhan.profile", "development");
        try (ApplicationContext context = ApplicationContext.builder()
                .properties(settings)
                .environments("test")
                .start()) {
            context.getBean(ContentStart.class).start();
            context.getBean(ImportService.class)
                    .run(
                            new ImportService.Request(
                                    "works", Path.of(args[3]), Path.of(args[4]), true, Optional.empty(), false),
                            new Silent());
        }
    }

    private static final class Silent implements ImportListener {
        @Override
        public void begins(String importName, Path file) {}

        @Override
        public void noFiles(String importName, String pattern) {}

        @Override
        public void progress(double share, ImportCounts counts) {}

        @Override
        public void line(ReportLine line) {}

        @Override
        public void ended(String importName, Path file, ImportCounts counts) {}
    }
}

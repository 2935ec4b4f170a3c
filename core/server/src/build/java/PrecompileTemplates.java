import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Run by the build: makes classes of the templates of the partners' pages. They lie in the package of the room portal, whose
 * records they show.
 */
final class PrecompileTemplates {
    private static final String PACKAGE = "io.yizhan.core.portal";

    private PrecompileTemplates() {}

    /** Arguments: folder of the templates, a folder to work in, folder of classes. */
    public static void main(String[] arguments) throws IOException {
        Path templates = Path.of(arguments[0]);
        Path work = Path.of(arguments[1]);
        Path classes = Path.of(arguments[2]);
        Files.createDirectories(work);
        TemplateEngine engine = TemplateEngine.create(
                new DirectoryCodeResolver(templates),
                work,
                ContentType.Html,
                PrecompileTemplates.class.getClassLoader(),
                PACKAGE);
        engine.setTrimControlStructures(true);
        engine.cleanAll();
        engine.precompileAll(List.of(System.getProperty("java.class.path").split(System.getProperty("path.separator"))));
        try (Stream<Path> made = Files.walk(work)) {
            for (Path file : made.filter(one -> one.toString().endsWith(".class")).toList()) {
                Path target = classes.resolve(work.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}

package io.yizhan.core.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A plugin of this repository as a jar, made from its sources: the module itself is built after the server. */
public final class SourcePlugin {
    private SourcePlugin() {}

    /**
     * Compiles and packs.
     *
     * @param module e.g. {@code plugins/jade}
     * @param folder for classes and jar
     */
    public static Path pack(Path module, Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(module.resolve("src/main/java"), classes);
        Path jar = folder.resolve(module.getFileName() + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "plugin.properties", module.resolve("plugin.properties"));
            addAll(zip, classes);
            addAll(zip, module.resolve("src/main/resources"));
        }
        return jar;
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> found = Files.walk(sources);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java = found.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("package-info.java"))
                    .toList();
            // pf4j's processor writes the index of extensions.
            List<String> options = List.of(
                    "-processor",
                    "org.pf4j.processor.ExtensionAnnotationProcessor",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path", ""));
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call()) {
                throw new IllegalStateException("does not compile: " + sources);
            }
        }
    }

    private static void addAll(ZipOutputStream zip, Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            for (Path path : found.filter(Files::isRegularFile).sorted().toList()) {
                add(zip, root.relativize(path).toString(), path);
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Files.readAllBytes(file));
        zip.closeEntry();
    }
}

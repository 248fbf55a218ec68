package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.coroutine.Annotations;
import dev.dormouse.compiler.coroutine.CoroutineName;
import dev.dormouse.compiler.report.Budget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What the records of woven coroutines take, as their class files tell, under the names that the state report gives them. */
public final class RecordSizes {

    /** The annotation, also where the runtime has been moved to another package. */
    private static final String LAYOUT = "/woven/Layout;";

    private final List<Budget.Noted> noted = new ArrayList<>();

    private RecordSizes() {}

    /** Of all class files below a folder; of none if there is no folder. */
    public static List<Budget.Noted> below(Path folder) throws IOException {
        RecordSizes sizes = new RecordSizes();
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                    sizes.add(Files.readAllBytes(file));
                }
            }
        }
        return sizes.noted;
    }

    /** Of some class files. */
    public static List<Budget.Noted> of(Iterable<byte[]> classFiles) {
        RecordSizes sizes = new RecordSizes();
        classFiles.forEach(sizes::add);
        return sizes.noted;
    }

    private void add(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        Map<MethodNode, AnnotationNode> layouts = new LinkedHashMap<>();
        for (MethodNode method : node.methods) {
            if (method.invisibleAnnotations != null) {
                method.invisibleAnnotations.stream().filter(annotation -> annotation.desc.endsWith(LAYOUT)).forEach(layout -> layouts.put(method, layout));
            }
        }
        List<String> declared = layouts.keySet().stream().map(method -> method.name + method.desc).toList();
        layouts.forEach((method, layout) -> {
            if (Annotations.element(layout, "bytes") instanceof Integer bytes) {
                CoroutineName name = Annotations.element(layout, "lambda") instanceof List<?> lambda ? CoroutineName.of(Weaving.host(node.name), CoroutineName.Lambda.read(lambda))
                        : CoroutineName.of(node.name, method.name, method.desc, declared);
                noted.add(new Budget.Noted(name.text(), name.qualified(), bytes));
            }
        });
    }
}

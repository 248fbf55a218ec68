package dev.dormouse.compiler.javac;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.ParameterNode;

/**
 * Writes into a port's class file how it calls what it yields, as {@code javac -parameters} would: a method without a body has no other place for the names of its parameters, and the accessors of views
 * in other compilations are called by them.
 */
final class PortNames {

    private PortNames() {}

    /**
     * Adds names to methods that have none.
     *
     * @param names the parameters' names, by the method's name and descriptor
     * @return {@code null} when there is nothing to add
     */
    static byte[] add(byte[] classFile, Map<String, List<String>> names) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode port = new ClassNode();
        reader.accept(port, 0);
        boolean added = false;
        for (MethodNode method : port.methods) {
            List<String> own = names.get(method.name + method.desc);
            if (own != null && method.parameters == null && !own.isEmpty()) {
                method.parameters = own.stream().map(name -> new ParameterNode(name, 0)).toList();
                added = true;
            }
        }
        if (!added) {
            return null;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        port.accept(writer);
        return writer.toByteArray();
    }
}

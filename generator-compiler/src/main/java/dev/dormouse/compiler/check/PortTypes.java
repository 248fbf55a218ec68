package dev.dormouse.compiler.check;

import dev.dormouse.compiler.coroutine.Names;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Why a port type of this compilation cannot be the port of a generator; those of others have been looked at when they were compiled. */
final class PortTypes {

    private final Map<String, ClassNode> own;

    PortTypes(Map<String, ClassNode> own) {
        this.own = own;
    }

    /** Says why no view can implement a port type; {@code null} when one can, or when the type is not of this compilation. */
    String defect(String port, String primitive) {
        ClassNode node = own.get(port);
        if (node == null || port.equals(Names.ASYNC)) {
            return null;
        }
        if ((node.access & Opcodes.ACC_INTERFACE) == 0) {
            return "it is not an interface";
        }
        List<MethodNode> methods = methods(port).filter(method -> (method.access & Opcodes.ACC_STATIC) == 0).toList();
        List<MethodNode> primitives = methods.stream().filter(method -> method.name.equals(primitive)).toList();
        if (primitives.isEmpty() && node.interfaces.stream().allMatch(own::containsKey)) {
            return "it has no method `" + primitive + "`";
        }
        if (primitives.stream().map(method -> method.desc).distinct().count() > 1) {
            return "it has several methods `" + primitive + "`";
        }
        if (primitives.stream().anyMatch(method -> !isAbstract(method))) {
            return "its method `" + primitive + "` has a body";
        }
        if (primitives.stream().anyMatch(method -> method.signature != null && method.signature.startsWith("<"))) {
            return "its method `" + primitive + "` has type parameters";
        }
        return methods.stream().filter(PortTypes::isAbstract).filter(method -> !method.name.equals(primitive))
                .filter(method -> methods.stream().noneMatch(body -> !isAbstract(body) && body.name.equals(method.name) && body.desc.equals(method.desc)))
                .filter(method -> !isOfObject(method)).findFirst().map(method -> "its method `" + method.name + "` has no body").orElse(null);
    }

    private Stream<MethodNode> methods(String type) {
        ClassNode node = own.get(type);
        return node == null ? Stream.of() : Stream.concat(node.methods.stream(), node.interfaces.stream().flatMap(this::methods));
    }

    private static boolean isAbstract(MethodNode method) {
        return (method.access & Opcodes.ACC_ABSTRACT) != 0;
    }

    private static boolean isOfObject(MethodNode method) {
        return List.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;").contains(method.name + method.desc);
    }
}

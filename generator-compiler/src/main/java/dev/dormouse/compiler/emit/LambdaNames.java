package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.CoroutineName;
import dev.dormouse.compiler.coroutine.LambdaSite;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.refusal.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Names the lambdas and method references of one class that are coroutines by the methods whose source has them: the bodies that a compiler makes of lambdas are followed from there, as the numbers in their names tell nothing. */
final class LambdaNames {

    private final ClassNode owner;
    private final Predicate<LambdaSite> isCoroutine;
    /** In the order of the code. */
    private final List<Site> sites = new ArrayList<>();
    private final Set<MethodNode> visited = new HashSet<>();
    private final Map<InvokeDynamicInsnNode, CoroutineName.Lambda> names = new IdentityHashMap<>();

    /** Where an object is made; {@code body} is what several places have in common, if a field's initialiser stands in several constructors. */
    private record Site(InvokeDynamicInsnNode made, Object body, String reference, String method) {

        String kind() {
            return reference + " in " + method;
        }
    }

    LambdaNames(ClassNode owner, Predicate<LambdaSite> isCoroutine) {
        this.owner = owner;
        this.isCoroutine = isCoroutine;
        owner.methods.stream().filter(method -> (method.access & Opcodes.ACC_SYNTHETIC) == 0).forEach(method -> visit(method, method.name));
        owner.methods.forEach(method -> visit(method, method.name));
        Map<String, List<Object>> bodies = new HashMap<>();
        for (Site site : sites) {
            List<Object> alike = bodies.computeIfAbsent(site.kind(), kind -> new ArrayList<>());
            if (!alike.contains(site.body)) {
                alike.add(site.body);
            }
        }
        for (Site site : sites) {
            List<Object> alike = bodies.get(site.kind());
            names.put(site.made, new CoroutineName.Lambda(site.reference, alike.size() == 1 ? 0 : alike.indexOf(site.body) + 1, site.method));
        }
    }

    private void visit(MethodNode method, String written) {
        if (!visited.add(method)) {
            return;
        }
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof InvokeDynamicInsnNode made && LambdaSite.is(made)) {
                LambdaSite site = new LambdaSite(made);
                Handle handle = site.handle();
                MethodNode body = body(owner, handle);
                if (isCoroutine.test(site)) {
                    String reference = body != null ? "" : Spelling.of(handle.getOwner()) + "::" + (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL ? "new" : handle.getName());
                    sites.add(new Site(made, body != null ? body : made, reference, written.startsWith("<") ? "" : written));
                }
                if (body != null) {
                    visit(body, written);
                }
            }
        }
    }

    /** What a compiler made of the body of a lambda; {@code null} if the handle is of a method that stands in the source. */
    static MethodNode body(ClassNode owner, Handle handle) {
        if (handle.getOwner().equals(owner.name)) {
            for (MethodNode method : owner.methods) {
                if (method.name.equals(handle.getName()) && method.desc.equals(handle.getDesc()) && (method.access & Opcodes.ACC_SYNTHETIC) != 0) {
                    return method;
                }
            }
        }
        return null;
    }

    CoroutineName.Lambda of(InvokeDynamicInsnNode made) {
        return names.get(made);
    }
}

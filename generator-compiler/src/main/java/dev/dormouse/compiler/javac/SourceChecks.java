package dev.dormouse.compiler.javac;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.dormouse.compiler.Frame;
import dev.dormouse.compiler.refusal.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/** Refuses, in a class that javac has attributed, what cannot be compiled into a coroutine, or used as one. */
final class SourceChecks extends TreePathScanner<Void, Void> {

    private final Trees trees;
    private final Model model;
    private final Descriptors descriptors;
    private final Lines lines;
    private final OverrideChecks overrides;
    private final LambdaTargets targets;
    private final boolean weaving;
    private Body body;
    private Consumer<TypeElement> classes;
    private boolean coroutines;
    /** The top-level classes of this compilation so far. javac takes the trees of those that it has generated apart. */
    private final Set<TypeElement> checked = new HashSet<>();
    private final Map<String, Map<String, List<String>>> ports = new LinkedHashMap<>();
    private final Map<String, Set<String>> sensitive = new HashMap<>();
    private boolean refused;

    /** The code around the current tree that runs as one: a method's, a lambda's, or what initialises a class. */
    private static final class Body {

        final Body outer;
        /** How to call it in a message. */
        final String name;
        /** {@code null} in plain code. */
        final ExecutableElement coroutine;
        /** {@link Model#port} of the coroutine. */
        final int port;
        /** Its port, where that is a parameter. */
        final VariableElement portParameter;
        /** Whether it is what initialises a class. */
        final boolean isClass;
        /** How many synchronized blocks are around the current tree. */
        int monitors;

        private Body(Body outer, String name, ExecutableElement coroutine, int port, VariableElement portParameter, boolean isClass) {
            this.outer = outer;
            this.name = name;
            this.coroutine = coroutine;
            this.port = port;
            this.portParameter = portParameter;
            this.isClass = isClass;
        }

        static Body ofClass(Body outer, String name) {
            return new Body(outer, name, null, Model.NONE, null, true);
        }

        static Body ofLambda(Body outer) {
            return new Body(outer, "a lambda", null, Model.NONE, null, false);
        }

        /** The body of a method; {@code coroutine} is null for a plain one. */
        static Body ofMethod(Body outer, ExecutableElement coroutine, int port) {
            return new Body(outer, outer.name, coroutine, port, port < 0 ? null : coroutine.getParameters().get(port), false);
        }

        /** The body of a lambda that implements a coroutine. */
        static Body ofLambda(Body outer, ExecutableElement coroutine, int port, VariableElement portParameter) {
            return new Body(outer, "a lambda", coroutine, port, portParameter, false);
        }

        String portName() {
            return port < 0 ? "this" : portParameter.getSimpleName().toString();
        }
    }

    /**
     * Makes checks for one compilation.
     *
     * @param lines is told of the lines of coroutines
     * @param weaving whether what is called must have been woven
     */
    SourceChecks(Trees trees, Model model, Descriptors descriptors, Lines lines, boolean weaving) {
        this.trees = trees;
        this.model = model;
        this.descriptors = descriptors;
        this.lines = lines;
        this.weaving = weaving;
        overrides = new OverrideChecks(model);
        targets = new LambdaTargets(model);
    }

    /** Checks a top-level class, and tells {@code found} of it and of every class within it, local ones included. */
    void check(TreePath type, Consumer<TypeElement> found) {
        body = null;
        classes = found;
        checked.add(Companions.topLevel(trees.getElement(type)));
        scan(type, null);
    }

    /** Whether there was anything that is to be woven. */
    boolean hasCoroutines() {
        return coroutines;
    }

    /** The names of what ports yield: by the port's internal name, and by the name and descriptor of its primitive. */
    Map<String, Map<String, List<String>>> ports() {
        return ports;
    }

    /** The names of the sensitive variables in the code of each class, by its internal name. */
    Map<String, Set<String>> sensitive() {
        return sensitive;
    }

    /** Whether there was anything that was refused. */
    boolean hasRefused() {
        return refused;
    }

    private void refuse(Tree at, Refusal refusal, Object... arguments) {
        refused = true;
        trees.printMessage(Diagnostic.Kind.ERROR, refusal.message(arguments), at, getCurrentPath().getCompilationUnit());
    }

    private void within(Body inner, Runnable visit) {
        body = inner;
        visit.run();
        body = inner.outer;
    }

    private Element element(Tree tree) {
        return trees.getElement(new TreePath(getCurrentPath(), tree));
    }

    // Declarations

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
        if (trees.getElement(getCurrentPath()) instanceof TypeElement type) {
            classes.accept(type);
            coroutines |= Model.annotation(type, TypeNames.STUBS) != null;
            addPort(type);
            overrides.find(type, (overrider, overridden) -> {
                Tree at = overrider.getEnclosingElement().equals(type) ? trees.getTree(overrider) : tree;
                overriding(at, overrider, overridden, type);
            });
        }
        String name = tree.getSimpleName().length() == 0 ? "an anonymous class" : "class " + tree.getSimpleName();
        within(Body.ofClass(body, name), () -> super.visitClass(tree, unused));
        return null;
    }

    private void addPort(TypeElement type) {
        Map<String, List<String>> names = new HashMap<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (method.getModifiers().contains(Modifier.ABSTRACT) && model.isPrimitive(method)) {
                names.put(descriptors.nameAndDescriptor(method), method.getParameters().stream().map(parameter -> parameter.getSimpleName().toString()).toList());
            }
        }
        if (!names.isEmpty()) {
            ports.put(descriptors.internalName(type), names);
        }
    }

    private void overriding(Tree at, ExecutableElement overrider, ExecutableElement overridden, TypeElement type) {
        Frame frame = model.isCoroutine(overridden) ? model.frame(overridden) : null;
        Frame own = model.isCoroutine(overrider) ? model.frame(overrider) : null;
        if (frame == null) {
            refuse(at, Refusal.OVERRIDES, model.name(overrider), model.name(overridden));
        } else if (!model.isCoroutine(overrider)) {
            refuse(at, Refusal.OVERRIDES_COROUTINE, model.name(overrider), model.name(overridden));
        } else if (own == null) {
            refuse(at, Refusal.UNAWARE, model.name(overrider), model.name(overridden), model.name(type));
        } else if (!own.equals(frame) && model.elements.overrides(overrider, overridden, type)) {
            refuse(at, Refusal.OTHER_FRAME, model.name(overrider), own, model.name(overridden), frame);
        } else if (!own.equals(frame)) {
            refuse(at, Refusal.TWO_FRAMES, model.name(overrider), own, model.name(overridden), model.name(type), frame);
        }
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
        Element element = trees.getElement(getCurrentPath());
        ExecutableElement coroutine = element instanceof ExecutableElement method && model.isCoroutine(method) ? method : null;
        coroutines |= coroutine != null;
        if (coroutine != null) {
            declaration(tree, coroutine);
        }
        if (element != null) {
            lines.add(descriptors.internalName((TypeElement) element.getEnclosingElement()), tree, getCurrentPath().getCompilationUnit());
        }
        int port = coroutine == null ? Model.NONE : model.port(coroutine);
        within(Body.ofMethod(body, coroutine, port), () -> super.visitMethod(tree, unused));
        return null;
    }

    private void declaration(MethodTree tree, ExecutableElement coroutine) {
        String name = model.name(coroutine);
        if (coroutine.getModifiers().contains(Modifier.SYNCHRONIZED)) {
            refuse(tree, Refusal.SYNCHRONIZED, name);
        }
        if (coroutine.getModifiers().contains(Modifier.NATIVE)) {
            refuse(tree, Refusal.NATIVE, name);
        }
        if (coroutine.getModifiers().contains(Modifier.ABSTRACT) && model.frame(coroutine) == null) {
            refuse(tree, Refusal.ABSTRACT, name);
        }
        AnnotationMirror annotation = Model.annotation(coroutine, TypeNames.COROUTINE);
        int depth = (Integer) model.value(annotation, "depth");
        if (depth < 0) {
            refuse(tree, Refusal.DEPTH, name, depth, "is less than 1");
        } else if (depth > 0 && !(Boolean) model.value(annotation, "boxed")) {
            refuse(tree, Refusal.DEPTH, name, depth, "bounds nothing, because it is not boxed");
        }
        int pool = (Integer) model.value(annotation, "pool");
        if (pool < 0) {
            refuse(tree, Refusal.POOL, name, pool);
        }
        frame(tree, coroutine);
        List<Integer> ports = model.ports(coroutine);
        int count = ports.size() + (model.hasPortReceiver(coroutine) ? 1 : 0);
        if (count == 0) {
            refuse(tree, Refusal.NO_PORT, name);
        } else if (count > 1) {
            String names = ports.stream().map(port -> coroutine.getParameters().get(port).getSimpleName()).collect(Collectors.joining(", "));
            refuse(tree, Refusal.TWO_PORTS, name, (model.hasPortReceiver(coroutine) ? "this, " : "") + names);
        } else if (!ports.isEmpty()) {
            DeclaredType type = (DeclaredType) coroutine.getParameters().get(ports.get(0)).asType();
            String defect = model.isAsync(type) ? null : PortType.defect(model, (TypeElement) type.asElement());
            if (defect != null) {
                refuse(tree.getParameters().get(ports.get(0)), Refusal.PORT_TYPE, model.name((TypeElement) type.asElement()), defect);
            }
        }
    }

    /** Checks the frame budget that a coroutine states. */
    private void frame(MethodTree tree, ExecutableElement coroutine) {
        AnnotationMirror stated = model.statedFrame(coroutine);
        if (stated == null) {
            return;
        }
        int bytes = (Integer) model.value(stated, "bytes");
        int refs = (Integer) model.value(stated, "refs");
        String fault = Frame.fault(bytes, refs);
        if (fault != null) {
            refuse(tree, Refusal.FRAME, model.name(coroutine), fault);
        } else if (!model.isOverridable(coroutine) && model.inheritedFrame(coroutine) == null) {
            refuse(tree, Refusal.FRAME, model.name(coroutine), "is of no use where nothing can override it; leave it out, callers embed just what is needed");
        }
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        ExecutableElement coroutine = implemented(tree, "lambda");
        Body inner = Body.ofLambda(body);
        if (coroutine != null) {
            int port = model.port(coroutine);
            VariableElement parameter = port < 0 ? null : (VariableElement) element(tree.getParameters().get(port));
            inner = Body.ofLambda(body, coroutine, port, parameter);
        }
        within(inner, () -> super.visitLambdaExpression(tree, unused));
        return null;
    }

    private TypeElement enclosingClass() {
        TreePath path = getCurrentPath();
        while (!(path.getLeaf() instanceof ClassTree)) {
            path = path.getParentPath();
        }
        return (TypeElement) trees.getElement(path);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
        Element variable = trees.getElement(getCurrentPath());
        if (variable != null && Model.annotation(variable, TypeNames.SENSITIVE) != null) {
            sensitive.computeIfAbsent(descriptors.internalName(enclosingClass()), owner -> new HashSet<>()).add(tree.getName().toString());
        }
        return super.visitVariable(tree, unused);
    }

    /** Finds the coroutine that a lambda or a method reference, the current tree, implements; {@code null} where it implements something else. */
    private ExecutableElement implemented(ExpressionTree tree, String what) {
        ExecutableElement coroutine = targets.implemented(trees.getTypeMirror(getCurrentPath()), what, (refusal, arguments) -> refuse(tree, refusal, arguments));
        if (coroutine != null) {
            coroutines = true;
            lines.add(descriptors.internalName(enclosingClass()), tree, getCurrentPath().getCompilationUnit());
        }
        return coroutine;
    }

    // Calls

    @Override
    public Void visitSynchronized(SynchronizedTree tree, Void unused) {
        scan(tree.getExpression(), unused);
        body.monitors++;
        scan(tree.getBlock(), unused);
        body.monitors--;
        return null;
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
        ExecutableElement coroutine = implemented(tree, "method reference");
        if (trees.getElement(getCurrentPath()) instanceof ExecutableElement method) {
            if (coroutine == null && model.isCoroutine(method)) {
                refuse(tree, Refusal.METHOD_REFERENCE, model.name(method));
            } else if (coroutine != null && !model.isCoroutine(method)) {
                boolean isConstructor = method.getKind() == ElementKind.CONSTRUCTOR;
                refuse(tree, isConstructor ? Refusal.CONSTRUCTOR : Refusal.OVERRIDES_COROUTINE, isConstructor ? model.name((TypeElement) method.getEnclosingElement()) : model.name(method), model.name(coroutine));
            }
        }
        return super.visitMemberReference(tree, unused);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        if (element(tree.getMethodSelect()) instanceof ExecutableElement method) {
            if (model.isCoroutine(method)) {
                call(tree, method, model.port(method));
            } else if (body.coroutine != null && model.isPrimitive(method)) {
                suspension(tree, method, Model.RECEIVER);
            }
        }
        return super.visitMethodInvocation(tree, unused);
    }

    private void call(MethodInvocationTree tree, ExecutableElement coroutine, int port) {
        if (body.coroutine == null) {
            refuse(tree, Refusal.PLAIN_CALL, model.name(coroutine));
        } else if (port != Model.NONE) {
            suspension(tree, coroutine, port);
        }
        boolean compiledHere = trees.getTree(coroutine) != null || checked.contains(Companions.topLevel(coroutine));
        if (weaving && !compiledHere && Model.annotation(coroutine, TypeNames.LAYOUT) == null) {
            refuse(tree, Refusal.NOT_WOVEN, model.name(coroutine));
        }
    }

    private void suspension(MethodInvocationTree tree, ExecutableElement method, int port) {
        boolean own = port == Model.RECEIVER ? isOwnPortReceiver(tree.getMethodSelect()) : isOwnPort(tree, tree.getArguments().get(port));
        if (!own && body.port != Model.NONE) {
            refuse(tree, Refusal.FOREIGN_PORT, model.name(method), body.portName());
        }
        if (body.monitors > 0) {
            refuse(tree, Refusal.IN_MONITOR, model.name(method));
        }
    }

    private boolean isOwnPortReceiver(ExpressionTree select) {
        return select instanceof MemberSelectTree member
                ? isOwnPort(select, member.getExpression())
                : body.port == Model.RECEIVER; // an unqualified name: the receiver is this
    }

    private boolean isOwnPort(Tree parent, ExpressionTree expression) {
        ExpressionTree bare = expression;
        while (bare instanceof ParenthesizedTree parenthesized) {
            bare = parenthesized.getExpression();
        }
        if (!(bare instanceof IdentifierTree name)) {
            return false;
        }
        return body.port == Model.RECEIVER
                ? name.getName().contentEquals("this")
                : body.port >= 0 && body.portParameter.equals(trees.getElement(new TreePath(new TreePath(getCurrentPath(), parent), bare)));
    }

    // Uses of the port

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void unused) {
        Body owner = ownerOfPort(tree);
        if (owner != null && owner != body) {
            refuse(tree, Refusal.PORT_CAPTURED, tree.getName(), body.name);
        } else if (owner != null) {
            use(tree);
        }
        return super.visitIdentifier(tree, unused);
    }

    /** Finds the coroutine whose port {@code tree} names; {@code null} when it names something else. */
    private Body ownerOfPort(IdentifierTree tree) {
        Element element = null;
        for (Body at = body; at != null; at = at.outer) {
            if (at.port == Model.RECEIVER && tree.getName().contentEquals("this")) {
                return at;
            }
            if (at.port >= 0 && at.portParameter.getSimpleName().equals(tree.getName())) {
                element = element == null ? trees.getElement(getCurrentPath()) : element;
                if (at.portParameter.equals(element)) {
                    return at;
                }
            }
            if (at.isClass && tree.getName().contentEquals("this")) {
                return null; // it has its own
            }
        }
        return null;
    }

    private void use(IdentifierTree tree) {
        TreePath path = getCurrentPath();
        while (path.getParentPath().getLeaf() instanceof ParenthesizedTree) {
            path = path.getParentPath();
        }
        Tree expression = path.getLeaf();
        Tree parent = path.getParentPath().getLeaf();
        Tree grandparent = path.getParentPath().getParentPath().getLeaf();
        if (parent instanceof AssignmentTree assignment && assignment.getVariable() == expression
                || parent instanceof CompoundAssignmentTree
                || parent instanceof UnaryTree) {
            refuse(tree, Refusal.PORT_REASSIGNED, tree.getName());
            return;
        }
        boolean called = parent instanceof MemberSelectTree
                && (grandparent instanceof MethodInvocationTree call && call.getMethodSelect() == parent || tree.getName().contentEquals("this"));
        if (called && !isOfObject(trees.getElement(path.getParentPath())) || isPassedOn(path, expression, parent)) {
            return;
        }
        refuse(tree, Refusal.PORT_ESCAPES, tree.getName(), how(parent));
    }

    /** Whether every object has this method; a view that yields by register has no object for its port. */
    private static boolean isOfObject(Element method) {
        return method instanceof ExecutableElement && ((TypeElement) method.getEnclosingElement()).getQualifiedName().contentEquals("java.lang.Object");
    }

    private boolean isPassedOn(TreePath path, Tree expression, Tree parent) {
        if (!(parent instanceof MethodInvocationTree call)) {
            return false;
        }
        Element callee = trees.getElement(new TreePath(path.getParentPath(), call.getMethodSelect()));
        if (!(callee instanceof ExecutableElement method) || !model.isCoroutine(method)) {
            return false;
        }
        int port = model.port(method);
        return port >= 0 && call.getArguments().get(port) == expression;
    }

    private String how(Tree parent) {
        if (parent instanceof ReturnTree) {
            return "returned";
        }
        if (parent instanceof VariableTree || parent instanceof AssignmentTree) {
            return "stored in a variable";
        }
        if (parent instanceof NewClassTree) {
            return "passed to a constructor";
        }
        if (parent instanceof MethodInvocationTree call) {
            Element callee = element(call.getMethodSelect());
            boolean coroutine = model.isCoroutine(callee);
            return callee instanceof ExecutableElement method
                    ? "passed to " + model.name(method) + (coroutine ? ", but not as its port" : ", which is not a coroutine")
                    : "passed to other code";
        }
        if (parent instanceof MemberReferenceTree) {
            return "bound by a method reference";
        }
        return "used as a value";
    }
}

package org.onedoor.access;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onedoor.platform.Does;
import org.onedoor.platform.web.OpenPages;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Start-up stops when a handler does not say what it does to which data, or names data the policy does not know. */
@Component
class HandlersDeclared implements SmartInitializingSingleton {
    private static final String FHIR = "ca.uhn.fhir.rest.annotation.";

    private final ListableBeanFactory beans;
    private final Policy policy;

    HandlersDeclared(ListableBeanFactory beans, Policy policy) {
        this.beans = beans;
        this.policy = policy;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> problems = new ArrayList<>();
        beans
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .values()
                .stream()
                .filter(method -> method.getBeanType().getName().startsWith("org.onedoor"))
                .forEach(method -> check(method, problems));
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = beans.getType(name, false);
            if (type != null && type.getName().startsWith("org.onedoor")) {
                checkFhir(type, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "Handlers that do not declare what they do:\n" + String.join("\n", problems));
        }
    }

    private void check(HandlerMethod method, List<String> problems) {
        Does does = OpenPages.declared(method);
        report(method.getShortLogMessage(), does, problems);
    }

    private void checkFhir(Class<?> type, List<String> problems) {
        for (Method method :
                org.springframework.util.ClassUtils.getUserClass(type).getDeclaredMethods()) {
            boolean handles = Arrays.stream(method.getAnnotations())
                    .map(Annotation::annotationType)
                    .anyMatch(annotation -> annotation.getName().startsWith(FHIR));
            if (handles) {
                report(type.getSimpleName() + "#" + method.getName(), method.getAnnotation(Does.class), problems);
            }
        }
    }

    private void report(String where, @org.jspecify.annotations.Nullable Does does, List<String> problems) {
        if (does == null) {
            problems.add(where + " has no @Does");
        } else if (!does.data().equals("open") && !policy.dataClasses().contains(does.data())) {
            problems.add("%s names '%s', which policy.txt does not know".formatted(where, does.data()));
        }
    }
}

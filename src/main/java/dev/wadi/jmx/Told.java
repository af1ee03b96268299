package dev.wadi.jmx;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/** An MBean whose operations say in a console what they do, and how their parameters are called. */
final class Told extends StandardMBean {

    private final Class<?> face;

    private Told(Object bean, Class<Object> face) {
        super(bean, face, true);
        this.face = face;
    }

    @SuppressWarnings("unchecked") // the bean implements it
    static Told of(Object bean, Class<?> face) {
        return new Told(bean, (Class<Object>) face);
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation) {
        return method(operation)
                .map(method -> method.getAnnotation(Says.class))
                .map(Says::value)
                .orElse(operation.getName());
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return method(operation)
                .map(Method::getParameters)
                .map(parameters -> parameters[sequence])
                .map(Parameter::getName)
                .orElse(parameter.getName());
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return getParameterName(operation, parameter, sequence);
    }

    /** Operations are told apart by their names here. */
    private Optional<Method> method(MBeanOperationInfo operation) {
        return Arrays.stream(face.getMethods())
                .filter(method -> method.getName().equals(operation.getName()))
                .findFirst();
    }
}

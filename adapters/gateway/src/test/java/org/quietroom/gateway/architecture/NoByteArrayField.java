package org.quietroom.gateway.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** No field of a class is an array of bytes. */
final class NoByteArrayField extends ArchCondition<JavaClass> {
    NoByteArrayField() {
        super("have no byte[]");
    }

    @Override
    public void check(JavaClass checked, ConditionEvents events) {
        checked.getFields().stream()
                .filter(field -> field.getRawType().isEquivalentTo(byte[].class))
                .forEach(field ->
                        events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is a byte[]")));
    }
}

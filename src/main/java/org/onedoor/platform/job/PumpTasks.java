package org.onedoor.platform.job;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Makes a recurring task of each pump. db-scheduler takes tasks only as single beans, never out of a list. In test mode
 * there are none: tests set their own time, and a pump running at the machine's would come in between.
 */
@Component
class PumpTasks implements BeanDefinitionRegistryPostProcessor, EnvironmentAware {
    private boolean testing;

    @Override
    public void setEnvironment(Environment environment) {
        testing = "test".equals(environment.getProperty("onedoor.mode"));
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (testing || !(registry instanceof DefaultListableBeanFactory beans)) {
            return;
        }
        for (String pump : beans.getBeanNamesForType(Pump.class, true, false)) {
            RootBeanDefinition task = new RootBeanDefinition();
            task.setTargetType(ResolvableType.forClassWithGenerics(Task.class, Void.class));
            task.setInstanceSupplier(() -> task(beans.getBean(pump, Pump.class), beans.getBean(Standstill.class)));
            registry.registerBeanDefinition(pump + "Task", task);
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {}

    private static Task<Void> task(Pump pump, Standstill standstill) {
        return Tasks.recurring(pump.name(), FixedDelay.of(pump.every())).execute((_, _) -> {
            if (!standstill.isOn()) {
                InJob.run(pump::run);
            }
        });
    }
}

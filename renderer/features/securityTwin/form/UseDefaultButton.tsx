/** Takes a property out of the configuration, so that the agent runs its default. */
import { Button } from '@fluentui/react-components';
import { ArrowReset20Regular } from '@fluentui/react-icons/svg/arrow-reset';
import { useTranslation } from 'react-i18next';
import { useControlStyles } from '../../../ui/controlStyles';

interface UseDefaultButtonProps {
  /** The property's plain name. */
  readonly name: string;
  readonly onUse: () => void;
}

export function UseDefaultButton({ name, onUse }: UseDefaultButtonProps) {
  const { t } = useTranslation('securityTwin');
  const controls = useControlStyles();
  return (
    <Button
      className={controls.large}
      appearance="subtle"
      icon={<ArrowReset20Regular />}
      aria-label={t('useDefaultFor', { name })}
      title={t('useDefault')}
      onClick={onUse}
    />
  );
}

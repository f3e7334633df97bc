/** Asks for the name of a saved query. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useControlStyles } from '../../ui/controlStyles';

interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}

export function NameDialog({ title, name, onName, onCancel }: NameDialogProps) {
  const { t } = useTranslation(['query', 'common']);
  const controls = useControlStyles();
  const [typed, setTyped] = useState(name);
  const isUsable = typed.trim() !== '';
  return (
    <Dialog open onOpenChange={(_event, { open }) => open || onCancel()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isUsable) onName(typed.trim());
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>
              <Field label={t('name')}>
                <Input
                  className={controls.large}
                  value={typed}
                  maxLength={80}
                  onChange={(_event, { value }) => setTyped(value)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button className={controls.large} onClick={onCancel}>
                {t('common:cancel')}
              </Button>
              <Button className={controls.large} appearance="primary" type="submit" disabled={!isUsable}>
                {t('keep')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

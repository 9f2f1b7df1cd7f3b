import { p } from '../../locales/page-words.ts';
import { Part } from './OptionsLayout.tsx';

/** What is seen by whom, and kept where. */
export function PrivacyWords() {
  const { privacy } = p.options;
  return (
    <>
      {(['servers', 'pages', 'overlay', 'disk', 'may', 'limits', 'nobody'] as const).map(
        (about) => (
          <Part key={about} title={privacy[about]}>
            <p>{privacy[`${about}Text`]}</p>
          </Part>
        ),
      )}
    </>
  );
}

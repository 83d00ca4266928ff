import { mount } from 'svelte';
import App from './App.svelte';
import { chooseHost } from './ipc/choose';
import { Workspace } from './stores/workspace.svelte';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

// Asked for before the first words are drawn: text in a font that is still on its way can't be seen.
for (const family of ['Amiri', 'Noto Sans']) {
  for (const weight of [400, 700]) void document.fonts.load(`${weight} 1em '${family}'`);
}

const host = await chooseHost();
const target = document.querySelector('#app');
if (target) mount(App, { target, props: { host, workspace: new Workspace(host) } });

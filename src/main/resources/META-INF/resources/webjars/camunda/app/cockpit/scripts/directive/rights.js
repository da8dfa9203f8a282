// Stock shows every button to everybody and lets the server refuse. Those that the engine would refuse are left out.

const PROCESS_DEFINITION = 6;
const DEPLOYMENT = 9;

/** What may be done to any instance or definition, and the stock plug-ins and parts that are for nothing else. */
const NEEDED = [
  {permissions: ['UPDATE_INSTANCE'], resource: PROCESS_DEFINITION, without: 'directive-no-update', plugins: [
    'cockpit.processInstance.runtime.action:add-variable-action',
    'cockpit.processDefinition.runtime.action:bulk-job-definition-override-job-priority-action',
    'cockpit.jobDefinition.action:job-definition-override-job-priority-action']},
  {permissions: ['UPDATE_INSTANCE', 'SUSPEND_INSTANCE'], resource: PROCESS_DEFINITION, without: 'directive-no-suspend',
    plugins: ['cockpit.processInstance.runtime.action:update-suspension-state-action',
      'cockpit.jobDefinition.action:update-suspension-state']},
  {permissions: ['UPDATE', 'SUSPEND'], resource: PROCESS_DEFINITION, plugins: [
    'cockpit.processDefinition.runtime.action:update-suspension-state-action']},
  {permissions: ['DELETE_INSTANCE'], resource: PROCESS_DEFINITION, plugins: [
    'cockpit.processInstance.runtime.action:cancel-process-instance-action']},
  {permissions: ['UPDATE_INSTANCE', 'RETRY_JOB'], resource: PROCESS_DEFINITION, without: 'directive-no-retry', plugins: [
    'cockpit.processInstance.runtime.action:job-retry-action',
    'cockpit.incident.action:increase-incident-job-retry',
    'cockpit.incident.action:increase-incident-external-task-retry']},
  {permissions: ['UPDATE_TASK', 'TASK_ASSIGN'], resource: PROCESS_DEFINITION, without: 'directive-no-assign', plugins: []},
  {permissions: ['READ_TASK'], resource: PROCESS_DEFINITION, without: 'directive-no-tasks', plugins: []},
  {permissions: ['READ'], resource: DEPLOYMENT, without: 'directive-no-deployments', plugins: []},
  {permissions: ['DELETE'], resource: DEPLOYMENT, plugins: [
    'cockpit.repository.deployment.action:delete-deployment']}
];

/** No model hands work to external workers: the tab would be empty on every instance. */
const UNUSED = ['cockpit.processInstance.runtime.tab:external-tasks-process-instance-runtime'];

const base = document.querySelector('base');

/** Null when it cannot be told; then stock stays as it is, and the server remains the judge. */
async function allowed(permission, resource) {
  const query = new URLSearchParams({permissionName: permission, resourceName: 'any', resourceType: resource,
    resourceId: '*'});
  try {
    const response = await fetch(`${base.getAttribute('engine-api')}engine/default/authorization/check?${query}`,
      {headers: {Accept: 'application/json'}, credentials: 'same-origin'});
    return response.ok ? (await response.json()).authorized : null;
  } catch {
    return null;
  }
}

/** To be awaited before the application starts: it reads then which plug-ins to leave out. */
export async function leaveOutWhatIsRefused() {
  const answers = new Map();
  await Promise.all([...new Set(NEEDED.flatMap(({permissions, resource}) => permissions.map(permission =>
    `${permission} ${resource}`)))].map(async key => answers.set(key, await allowed(...key.split(' ')))));
  const left = [...UNUSED];
  for (const {permissions, resource, without, plugins} of NEEDED) {
    if (permissions.every(permission => answers.get(`${permission} ${resource}`) === false)) {
      left.push(...plugins);
      if (without) {
        document.documentElement.classList.add(without);
      }
    }
  }
  base.setAttribute('cam-exclude-plugins', left.join(','));
}

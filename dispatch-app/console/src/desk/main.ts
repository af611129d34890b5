import '../tokens.css'

document.querySelector('#desk')!.textContent = 'Muster 集结'

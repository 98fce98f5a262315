import './styles/layers.css';
